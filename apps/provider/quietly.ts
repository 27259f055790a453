/**
 * Does something without its advice on the console: the library tells every start that it would rather have a newer
 * Node and a database of its own. For the demo both are meant as they are.
 */
export async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}
