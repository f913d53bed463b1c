import { defineCommand } from '../command.ts';
import { done } from '../outcome.ts';

/** `apigen completion`: a script that teaches a shell the commands and options. */
export const completionCommand = defineCommand({
  name: 'completion',
  group: 'Learn',
  summary: 'Print a completion script for a shell',
  arguments: [{ name: 'shell', summary: 'The shell', choices: ['bash', 'zsh', 'fish'] }],
  options: [],
  examples: [
    { command: 'source <(apigen completion bash)', meaning: 'in ~/.bashrc' },
    { command: 'source <(apigen completion zsh)', meaning: 'in ~/.zshrc' },
    { command: 'apigen completion fish | source', meaning: 'in ~/.config/fish/config.fish' },
  ],
  run: async ({ arguments: { shell } }, { commands }) => {
    const { completionScript } = await import('../completion-script.ts');
    return done({ kind: 'text', text: completionScript(shell, commands) });
  },
});
