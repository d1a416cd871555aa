/* global React, ReactDOM, GraphiQL */
import { createSession } from './session.js';

const settings = await fetch('/explorer/settings.json').then((answer) => answer.json());
const find = (id) => document.getElementById(id);
const session = settings.mailUrl ? createSession(settings.mailUrl, showSession) : undefined;

/** Tabs live as long as the page: everyone who opens it finds the examples, not what was typed last month. */
function memoryStorage() {
  const items = new Map([['graphiql:theme', 'dark']]);
  return {
    get length() {
      return items.size;
    },
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
    clear: () => items.clear(),
  };
}

async function fetcher(operation, { headers } = {}) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session?.headers, ...headers },
    body: JSON.stringify(withOwnName(operation)),
  });
  return answer.json();
}

/** Just after a change of tabs GraphiQL still sends the name of the operation in the tab before. */
function withOwnName({ operationName, ...operation }) {
  const isOwn =
    operationName && new RegExp(`\\b(query|mutation)\\s+${operationName}\\b`).test(operation.query);
  return isOwn ? { ...operation, operationName } : operation;
}

function renderExplorer() {
  const tabs = settings.examples.map(({ query, variables }) => ({ query, variables, headers: '' }));
  ReactDOM.createRoot(find('explorer')).render(
    React.createElement(GraphiQL, {
      fetcher,
      storage: memoryStorage(),
      defaultTabs: tabs.length > 0 ? tabs : undefined,
      defaultQuery: '{\n  __typename\n}\n',
      defaultEditorToolsVisibility: true,
      defaultTheme: 'dark',
      shouldPersistHeaders: false,
    }),
  );
}

function showSession() {
  const person = session.person;
  find('session-status').textContent = person ? `Signed in as ${person.username}` : '';
  find('session-choice').hidden = Boolean(person);
  find('session-end').hidden = !person;
  find('session-person').value = '';
}

function prepareSession() {
  if (!session || settings.people.length === 0) return;
  const choice = find('session-person');
  for (const { email, name, role } of settings.people) choice.add(new Option(`${name} (${role})`, email));
  const signIn = async (email) => {
    choice.disabled = true;
    find('session-status').textContent = 'Waiting for the code by mail…';
    try {
      await session.signIn(email);
    } catch (error) {
      choice.value = '';
      find('session-status').textContent = error.message;
    } finally {
      choice.disabled = false;
    }
  };
  choice.addEventListener('change', () => void (choice.value && signIn(choice.value)));
  find('session-end').addEventListener('click', () => void session.signOut());
  find('session').hidden = false;
}

prepareSession();
renderExplorer();
