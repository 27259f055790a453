import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type Actor, Database, notFound, StoredFiles } from '#platform';
import { documentText, storable } from './document-text.js';

/** The document of a policy, and its text beside it. */
export interface PolicyDocument {
  readonly id: string;
  readonly department: string;
  readonly name: string;
  readonly kind: 'pdf' | 'docx' | 'text';
  readonly file: string | null;
  readonly body: string;
  readonly bodyFrom: 'file' | 'hand' | 'nothing';
  /** Why there is no text, and what to do. */
  readonly remark: string | null;
}

const select = `SELECT id, department, name, kind, file, body, body_from AS "bodyFrom", remark FROM policy_document`;

/** Documents as departments upload or paste them; another department's is as good as none. */
@Injectable()
export class PolicyDocuments {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Fault when the department has no such document */
  async get(id: string, department: string | undefined): Promise<PolicyDocument> {
    const document = await this.database.one<PolicyDocument>(
      `${select} WHERE id = $1 AND ($2::text IS NULL OR department = $2)`,
      [id, department ?? null],
    );
    if (!document) throw notFound('这份文件');
    return document;
  }

  /** Keeps an uploaded file with the text that could be read from it. @throws Fault for other kinds of files */
  async store(name: string, content: Buffer, actor: Actor): Promise<PolicyDocument> {
    const department = actor.ownDepartment();
    const { kind, body, remark } = await documentText(content);
    return this.database.transaction(async () => {
      const { id: file } = await this.files.store(name, Readable.from([content]));
      const bodyFrom = body === '' ? 'nothing' : 'file';
      return this.insert({ department, name, kind, file, body, bodyFrom, remark }, actor);
    });
  }

  /** Keeps a text that was pasted where there is no file. */
  paste(name: string, text: string, actor: Actor): Promise<PolicyDocument> {
    const body = storable(text);
    const department = actor.ownDepartment();
    return this.insert(
      {
        department,
        name,
        kind: 'text',
        file: null,
        body,
        bodyFrom: body === '' ? 'nothing' : 'hand',
        remark: null,
      },
      actor,
    );
  }

  /**
   * Puts a text beside a file that could not be read. A new document each time, since the text of one that a version
   * was approved with must stay as it was.
   */
  async withText(id: string, text: string, actor: Actor): Promise<PolicyDocument> {
    const { name, kind, file, department } = await this.get(id, actor.ownDepartment());
    const body = storable(text);
    const bodyFrom = body === '' ? 'nothing' : 'hand';
    return this.insert({ department, name, kind, file, body, bodyFrom, remark: null }, actor);
  }

  /** The file as it was uploaded. @throws Fault when it was pasted */
  content({ file }: PolicyDocument): Readable {
    if (file === null) throw notFound('这份文件（原文是粘贴的）');
    return this.files.read(file);
  }

  private async insert(document: Omit<PolicyDocument, 'id'>, actor: Actor): Promise<PolicyDocument> {
    const id = randomUUID();
    const { department, name, kind, file, body, bodyFrom, remark } = document;
    await this.database.query(
      `INSERT INTO policy_document (id, department, name, kind, file, body, body_from, remark, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, department, name, kind, file, body, bodyFrom, remark, actor.id],
    );
    return { id, ...document };
  }
}
