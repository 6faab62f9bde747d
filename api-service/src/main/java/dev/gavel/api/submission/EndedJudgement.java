package dev.gavel.api.submission;

import com.fasterxml.uuid.impl.UUIDUtil;
import dev.gavel.api.judgement.JudgementState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A judgement of a submission that is to be deleted.
 *
 * @param suiteBytes the size of its suite
 */
record EndedJudgement(UUID id, UUID submissionId, JudgementState state, String suiteHash, long suiteBytes) {

	static EndedJudgement of(ResultSet row, int number) throws SQLException {
		return new EndedJudgement(UUIDUtil.uuid(row.getBytes("id")), UUIDUtil.uuid(row.getBytes("program_id")),
				JudgementState.valueOf(row.getString("state")), row.getString("suite_hash"), row.getLong("bytes"));
	}

}
