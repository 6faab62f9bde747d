package dev.gavel.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.HandlerReads;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.PageOf;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A log of many months: an entry a minute, most of them by one account. */
@AccountsTest
@TestPropertySource(properties = "gavel.retention.audit-entries=100000d")
class AuditLogIT {

	private static final int ENTRIES = 60_000;

	/** Before what this test does itself. */
	private static final String OLD = "/audit?until=2026-02-12";

	private final ApiClient operator;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final AuditLog log;

	@Autowired
	AuditLogIT(TestAccounts accounts, JdbcTemplate jdbc, TransactionTemplate transaction, AuditLog log) {
		this.operator = accounts.as(Role.OPERATOR);
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.log = log;
	}

	@BeforeEach
	void fill() {
		if (count() < ENTRIES) {
			fill(ENTRIES);
		}
	}

	private int count() {
		return transaction
			.execute((status) -> jdbc.queryForObject("select count(*) from audit_entries", Integer.class));
	}

	private void fill(int entries) {
		transaction.executeWithoutResult((status) -> {
			jdbc.execute("set session cte_max_recursion_depth = " + (entries + 1));
			jdbc.update(
					"""
							insert into audit_entries (happened_at, account_id, account_name, address, action, thing, before_state,
							after_state)
							with recursive n as (select 0 i union all select i + 1 from n where i < ?)
							select timestamp '2026-01-01 00:00:00' + interval i minute, if(i % 100 = 7, 1002, 1001), if(i % 100 = 7, 'eve', 'ada'),
							'192.0.2.1', if(i % 1000 = 7, 'ROLE_CHANGED', 'QUESTION_CHANGED'),
							if(i % 1000 = 7, concat('account ', i), 'question 5'), '{"title":"<b>"}', '{"title":"</code>"}' from n""",
					entries - 1);
		});
		transaction.executeWithoutResult((status) -> jdbc.execute("analyze table audit_entries"));
	}

	@Test
	void listsChangesNewestFirst() {
		Answer listed = operator.get(OLD + "&size=2");
		assertThat(listed.status()).as(listed.body()).isEqualTo(200);
		assertThat(listed.json().get("items").get(0).get("happened_at").stringValue())
			.isEqualTo("2026-02-11T15:59:00Z");
		assertThat(listed.json().get("items").get(1).get("happened_at").stringValue())
			.isEqualTo("2026-02-11T15:58:00Z");
		assertThat(listed.json().get("items").get(0).get("before").get("title").stringValue()).isEqualTo("<b>");
		assertThat(listed.json().get("total_is_exact").booleanValue()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "account_id=1002,600", "account_id=1002&action=ROLE_CHANGED,60", "thing=account+1007,1",
			"since=2026-01-02&until=2026-01-03,1440", "action=ROLE_CHANGED&since=2026-01-14,41", "account_id=1003,0" })
	void findsChanges(String query, int total) {
		assertThat(operator.get("/audit?" + query).json().get("total").intValue()).isEqualTo(total);
		assertThat(operator.get("/audit?" + query, "Accept", "text/html").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ ",", "1001,", ",ROLE_CHANGED", "1001,QUESTION_CHANGED", "1002,ROLE_CHANGED", ",TOKEN_REVOKED" })
	void readsOnlyWhatItShows(Long account, Action action) {
		AuditFilter filter = new AuditFilter(account, action, null, null, Instant.parse("2026-02-10T00:00:00Z"));
		HandlerReads reads = new HandlerReads(jdbc, transaction);
		assertThat(reads.of(() -> log.list(filter, 0, 50))).isLessThan(2L * PageOf.MOST_COUNTED + 300);
	}

	@Test
	void givesAllOfThemAsLines() {
		Answer lines = operator.get(OLD, "Accept", "application/jsonl");
		assertThat(lines.header("Content-Type")).startsWith("application/jsonl");
		List<String> entries = lines.body().lines().toList();
		assertThat(entries).hasSize(ENTRIES).doesNotHaveDuplicates();
		assertThat(JsonMapper.shared().readTree(entries.get(0)).get("action").stringValue())
			.isEqualTo("QUESTION_CHANGED");
		assertThat(operator.get("/audit?account_id=1002", "Accept", "application/jsonl").body().lines()).hasSize(600);
	}

	@Test
	void escapesWhatWasChanged() {
		String page = operator.get(OLD, "Accept", "text/html").body();
		assertThat(page).contains("&lt;b&gt;").doesNotContain("\"<b>", "</code>\"");
	}

	@Test
	void saysThatAnAccountIsUnknown() {
		Answer refused = operator.get("/audit?account=nobody", "Accept", "text/html");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("there is no account &#39;nobody&#39;");
	}

}
