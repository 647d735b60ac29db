import { record } from '../history/index.ts';
import type { Services } from '../services.ts';
import { fingerprintOf } from '../storage/fingerprint.ts';
import { type SeminarData, seminarEdit } from './changes.ts';
import type { Edited } from './edit-series.ts';
import { seminarFields } from './fields.ts';
import { replaceMaterials, replaceProgramme, updateSeminar } from './manage-store.ts';
import { differing } from './meanwhile.ts';
import { neededInPublic } from './publish.ts';
import {
  findSeriesById,
  listMaterials,
  listProgramme,
  lockSeminar,
  raiseVersion,
} from './store.ts';

/**
 * Saves texts, programme, materials, recap and when registration opens: what no calendar shows
 * (CAL-03), so nobody is written to.
 */
export function editSeminar(
  { database, clock }: Services,
  seminarId: number,
  data: SeminarData,
  actor: string,
): Promise<Edited> {
  const at = clock();
  return database.write(async (tx): Promise<Edited> => {
    const seminar = await lockSeminar(tx, seminarId);
    if (!seminar) throw new Error(`No seminar ${seminarId}`);
    const before = seminarFields(
      seminar,
      await listProgramme(tx, [seminarId]),
      await listMaterials(tx, seminarId),
    );
    if (data.seen !== fingerprintOf(before)) {
      return { kind: 'meanwhile', stands: before, fields: differing(before, data) };
    }
    const result = seminarEdit(data, seminar.startsAt);
    if (!result.ok) return { kind: 'invalid', errors: result.errors };
    const series = await findSeriesById(tx, seminar.seriesId);
    const errors = neededInPublic(series, 'description_sv', result.edit.row.description.sv);
    if (errors.length > 0) return { kind: 'invalid', errors };
    const { row, programme, materials } = result.edit;
    await updateSeminar(tx, seminarId, row, at);
    await replaceProgramme(tx, seminarId, programme);
    await replaceMaterials(tx, seminarId, materials);
    const after = seminarFields({ ...seminar, ...row }, programme, materials);
    await record(tx, {
      at,
      actor,
      event: 'seminar.changed',
      subject: 'seminar',
      subjectId: seminarId,
      details: { before, after },
    });
    await raiseVersion(tx, seminar.seriesId);
    return { kind: 'saved' };
  });
}
