package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.HandlerReads;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.access.QuestionFilter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Of 10,000 questions, half are for everyone, a quarter for the members of a group, and a
 * quarter drafts of somebody else.
 */
@AccountsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyQuestionsIT {

	private static final int MANY = 10_000;

	private final TestAccounts accounts;

	private final AllowedQuestions questions;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final HandlerReads reads;

	private Account member;

	@Autowired
	ManyQuestionsIT(TestAccounts accounts, AllowedQuestions questions, JdbcTemplate jdbc,
			TransactionTemplate transaction) {
		this.accounts = accounts;
		this.questions = questions;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.reads = new HandlerReads(jdbc, transaction);
	}

	@BeforeAll
	void fill() {
		ApiClient author = accounts.as(Role.AUTHOR);
		long first = author.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		member = accounts.create(Role.SOLVER);
		transaction.executeWithoutResult((status) -> fill(first));
	}

	private void fill(long first) {
		jdbc.update("insert into account_groups (name, created_at) values ('many questions', now())");
		long group = jdbc.queryForObject("select id from account_groups where name = 'many questions'", Long.class);
		jdbc.update("insert into group_members values (?, ?)", group, member.id());
		jdbc.update(
				"""
						insert into questions (owner_id, state, restricted, title, description, difficulty, kind, time_limit_millis,
						memory_limit_bytes, comparison, test_count, hidden_test_count, tests_size, revision, created_at)
						select q.owner_id, if(i % 4 = 0, 'DRAFT', 'PUBLISHED'), i % 4 = 1, concat('many ', i), description, difficulty,
						kind, time_limit_millis, memory_limit_bytes, comparison, 0, 0, 0, 0, now(6)
						from questions q join (select a.n + 10 * b.n + 100 * c.n + 1000 * d.n i from digits a, digits b, digits c,
						digits d) n where q.id = ? order by i"""
					.replace("digits",
							"(select 0 n union all select 1 union all select 2 union all select 3 union all select 4"
									+ " union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)"),
				first);
		jdbc.update("insert into audiences (question_id, group_id) select id, ? from questions where restricted",
				group);
		jdbc.execute("analyze table questions, audiences");
	}

	@Test
	void areCountedForEachCaller() {
		assertThat(found(accounts.as(member))).isEqualTo(MANY * 3 / 4);
		assertThat(found(accounts.as(Role.VISITOR))).isEqualTo(MANY / 2);
		assertThat(found(accounts.as(accounts.create(Role.AUTHOR)))).isEqualTo(MANY / 2);
		assertThat(found(accounts.as(Role.AUTHOR))).isEqualTo(MANY);
		assertThat(found(accounts.as(Role.OPERATOR))).isEqualTo(MANY);
	}

	private static long found(ApiClient caller) {
		return caller.get("/?q=many&page=30").json().get("total").longValue();
	}

	/** One look at each question, and at the audience of those that have one. */
	@ParameterizedTest
	@EnumSource(Role.class)
	void areListedWithoutReadingMuchMore(Role role) {
		Account account = (role == Role.SOLVER) ? member : accounts.create((role == Role.VISITOR) ? Role.SOLVER : role);
		Caller caller = Caller.signedIn(account.id(), account.name(), role, "::1");
		assertThat(reads.of(() -> questions.list(QuestionFilter.of(null, null), 100, 20, caller)))
			.isLessThan(MANY * 3L);
	}

}
