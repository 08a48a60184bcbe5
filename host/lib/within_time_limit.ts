/**
 * The result of some work, unless it takes too long; then it rejects with the sentence and the work
 * goes on unheard.
 */
export async function withinTimeLimit<T>(
  work: T | Promise<T>,
  { milliseconds, sentence }: { readonly milliseconds: number; readonly sentence: string },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(sentence));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
