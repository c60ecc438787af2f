/** Shapes shared by the widget's modules. Read by tsc only: browsers never load this file. */

export type Kind =
  | 'greeting'
  | 'answer'
  | 'clarify'
  | 'contact'
  | 'smalltalk'
  | 'fallback'
  | 'crisis'
  | 'emergency'
  | 'support_line'
  | 'unavailable'
  | 'info';

/** A message as the chat API sends it, plus what only this browser knows (`status`, `error`). */
export interface Message {
  id: string;
  text: string;
  kind?: Kind;
  from?: 'visitor' | 'assistant';
  created_at?: string;
  client_message_id?: string;
  /** BCP 47 tag when the text is not in the widget's own language. */
  lang?: string;
  sources?: string[];
  /** `opens`: the widget shows its own form instead of sending the choice. */
  choices?: { id: string; label: string; opens?: 'contact' }[];
  links?: { label: string; href: string }[];
  helpful_asked?: boolean;
  /** How the visitor rated it. */
  helpful?: boolean;
  status?: 'sending' | 'failed';
  error?: string;
}

/** A question on its way to the server. `error` is set when the server refused it for good. */
export interface Outgoing {
  client_message_id: string;
  text?: string;
  choice?: string;
  /** What the visitor saw on the button that they chose. */
  label?: string;
  created_at: string;
  error?: string;
}

export interface ContactRequest {
  name: string;
  phone?: string;
  email?: string;
  preferred_time?: string;
  consent: true;
  consent_version: string;
  /** The one the consent was shown in. */
  language: string;
  client_message_id: string;
}

export interface Session {
  token: string;
  /** ISO 8601. */
  expires_at?: string;
}

export interface Reply extends Partial<Session> {
  messages: Message[];
}

/** Public facts of the clinic, all optional: the widget must stand without any of them. */
export interface Clinic {
  name?: string;
  phone?: string;
  phone_href?: string;
  hours?: string;
  /** The assistant's name. */
  assistant?: string;
}

export type Trouble = '' | 'offline' | 'unreachable' | 'busy';

/** What the loader needs from the panel. */
export interface Mounted {
  open(question?: string, quietly?: boolean): void;
  close(): void;
  destroy(): void;
}

export interface AssistantElement extends HTMLElement {
  open(question?: string): Promise<void>;
  close(): void;
}
