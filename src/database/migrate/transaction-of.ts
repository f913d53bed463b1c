/** All of the work or nothing, between statements that a connection runs. */
export async function transactionOf(
  execute: (sql: string) => Promise<void>,
  begin: string,
  work: () => Promise<void>,
): Promise<void> {
  await execute(begin);
  try {
    await work();
    await execute('COMMIT');
  } catch (error) {
    // A connection that is lost has taken everything back already.
    await execute('ROLLBACK').catch(() => {});
    throw error;
  }
}
