package dev.gavel.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiTest;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@TestPropertySource(properties = { "gavel.access.mode=accounts", "gavel.retention.audit-entries=2d",
		"gavel.access.operator.name=Grace", "gavel.oidc.allowed=ada@example.com,@example.org",
		"gavel.access.operator.password-file=src/test/resources/operator-password" })
class ForgottenEntriesIT {

	private static final Caller CALLER = Caller.withToken(7, "ada", Role.OPERATOR, 8, Role.OPERATOR.scopes(),
			"192.0.2.1");

	@Autowired
	private Audit audit;

	@Autowired
	private AuditLog log;

	@Autowired
	private RecordedSettings settings;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void recordsWhoChangedWhat() {
		record("recorded", Map.of("state", "DRAFT", "title", "Sum"), Map.of("state", "PUBLISHED", "title", "Sum"));
		AuditEntry entry = entries("question recorded").get(0);
		assertThat(entry.accountId()).isEqualTo(7);
		assertThat(entry.accountName()).isEqualTo("ada");
		assertThat(entry.tokenId()).isEqualTo(8);
		assertThat(entry.address()).isEqualTo("192.0.2.1");
		assertThat(entry.before()).isEqualTo("{\"state\":\"DRAFT\"}");
		assertThat(entry.after()).isEqualTo("{\"state\":\"PUBLISHED\"}");
	}

	@Test
	void recordsNothingWhereNothingChanged() {
		record("same", Map.of("title", "Sum"), Map.of("title", "Sum"));
		assertThat(entries("question same")).isEmpty();
	}

	@Test
	void deletesEntriesAfterTheTimeThatIsSet() {
		record("old", null, Map.of("title", "Sum"));
		record("young", null, Map.of("title", "Sum"));
		transaction.executeWithoutResult((status) -> jdbc
			.update("update audit_entries set happened_at = now() - interval 3 day where thing = 'question old'"));
		log.forget();
		assertThat(entries("question old")).isEmpty();
		assertThat(entries("question young")).hasSize(1);
	}

	@Test
	void recordsTheSettingsOnceUntilTheyChange() {
		settings.record();
		List<AuditEntry> recorded = entries("settings 1");
		assertThat(recorded).hasSize(1);
		assertThat(recorded.get(0).accountName()).isEqualTo("gavel");
		assertThat(recorded.get(0).after())
			.contains("\"gavel.retention.audit-entries\":\"2d\"", "\"gavel.access.mode\":\"accounts\"",
					"\"gavel.oidc.allowed\":\"2 entries\"")
			.doesNotContain(ApiTest.WORKER_TOKEN, "Grace", "ada@example.com");
		transaction.executeWithoutResult((status) -> jdbc.update(
				"update installation set settings = replace(settings, '\"gavel.limits.max-queued\":\"10000\"', '\"gavel.limits.max-queued\":\"7\"')"));
		settings.record();
		AuditEntry change = entries("settings 1").get(0);
		assertThat(change.before()).isEqualTo("{\"gavel.limits.max-queued\":\"7\"}");
		assertThat(change.after()).isEqualTo("{\"gavel.limits.max-queued\":\"10000\"}");
	}

	private void record(String question, Object before, Object after) {
		transaction
			.executeWithoutResult((status) -> audit.record(CALLER, Action.QUESTION_CHANGED, question, before, after));
	}

	private List<AuditEntry> entries(String thing) {
		return log.list(new AuditFilter(null, null, thing, null, null), 0, 20).items();
	}

}
