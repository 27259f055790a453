import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which enterprises refuse pushes that are chosen by their characteristics (个人信息保护法 第二十四条). */
export class PushRefusals1764000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was said, in order; the last word of an enterprise counts.
      CREATE TABLE push_refusal (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT push_refusal_pk PRIMARY KEY,
        enterprise int NOT NULL CONSTRAINT push_refusal_enterprise_fk REFERENCES enterprise,
        deed text NOT NULL CONSTRAINT push_refusal_known_deed CHECK (deed IN ('refused', 'accepted')),
        person uuid NOT NULL CONSTRAINT push_refusal_person_fk REFERENCES person,
        at timestamptz NOT NULL,
        address text
      );
      CREATE INDEX push_refusal_of_enterprise ON push_refusal (enterprise, id DESC);

      -- The set of those who refuse at present. Only the trigger writes it, so that it can't differ from what was said.
      CREATE TABLE refusal_block (
        block int CONSTRAINT refusal_block_pk PRIMARY KEY,
        members bit(4096) NOT NULL CONSTRAINT refusal_block_not_empty CHECK (bit_count(members) > 0)
      );

      CREATE FUNCTION keep_refusal_block() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        one CONSTANT bit(4096) := set_bit(repeat('0', 4096)::bit(4096), NEW.enterprise & 4095, 1);
      BEGIN
        IF NEW.deed = 'refused' THEN
          INSERT INTO refusal_block AS b (block, members) VALUES (NEW.enterprise >> 12, one)
            ON CONFLICT (block) DO UPDATE SET members = b.members | excluded.members;
        ELSE
          DELETE FROM refusal_block WHERE block = NEW.enterprise >> 12 AND members = one;
          UPDATE refusal_block SET members = members & ~one WHERE block = NEW.enterprise >> 12;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER push_refusal_is_in_the_set AFTER INSERT ON push_refusal
        FOR EACH ROW EXECUTE FUNCTION keep_refusal_block();
      CREATE TRIGGER push_refusal_is_append_only BEFORE DELETE OR UPDATE OF enterprise, deed, at ON push_refusal
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE refusal_block, push_refusal; DROP FUNCTION keep_refusal_block');
  }
}
