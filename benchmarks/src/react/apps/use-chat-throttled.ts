import { showUseChat } from './show-use-chat.ts';

showUseChat(50);
