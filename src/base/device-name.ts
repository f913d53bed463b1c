const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Whether Windows keeps a name for a device, with any extension and in any case: no file and no folder can be called so. */
export function isDeviceName(name: string): boolean {
  return deviceName.test(name);
}
