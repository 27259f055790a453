import { useMutation, useQueryClient } from '@tanstack/react-query';
import { documentQuery, pasteDocument, replaceText, uploadDocument } from '../api/policy-documents.js';
import type { PolicyDocument } from '../api/types.js';

/** Uploads the document, or keeps a text beside it or instead of it; each makes another document. */
export function useDocument(document: PolicyDocument | undefined, onDocument: (id: string) => void) {
  const queries = useQueryClient();
  const onSuccess = (made: PolicyDocument) => {
    queries.setQueryData(documentQuery(made.id).queryKey, made);
    onDocument(made.id);
  };
  const upload = useMutation({ mutationFn: uploadDocument, onSuccess });
  const keep = useMutation({
    mutationFn: (body: string) =>
      document && document.kind !== 'text' ? replaceText(document.id, body) : pasteDocument('政策原文', body),
    onSuccess,
  });
  return { upload, keep, error: upload.error ?? keep.error };
}
