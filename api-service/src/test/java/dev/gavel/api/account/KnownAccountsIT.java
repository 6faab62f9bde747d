package dev.gavel.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiTest;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@DirtiesContext
@TestPropertySource(properties = "gavel.access.mode=accounts")
class KnownAccountsIT {

	private static final Caller CALLER = Caller.signedIn(1, "root", Role.OPERATOR, "127.0.0.1");

	@Autowired
	private Accounts accounts;

	@Autowired
	private KnownAccounts known;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void seesAChangeOfThisReplicaAtOnce() {
		long id = accounts.create(CALLER, "at once", Role.AUTHOR).id();
		assertThat(known.find(id)).get().extracting(KnownAccount::role).isEqualTo(Role.AUTHOR);
		accounts.changeRole(CALLER, id, Role.SOLVER);
		accounts.disable(CALLER, id);
		assertThat(known.find(id)).hasValueSatisfying((account) -> {
			assertThat(account.role()).isEqualTo(Role.SOLVER);
			assertThat(account.disabled()).isTrue();
			assertThat(account.validFrom()).isEqualTo(accounts.get(id).validFrom());
		});
	}

	@Test
	void seesAChangeOfAnotherReplicaWithinSeconds() {
		long id = accounts.create(CALLER, "elsewhere", Role.AUTHOR).id();
		known.find(id);
		transaction.executeWithoutResult((status) -> {
			database.sql("insert into account_groups (name, created_at) values ('elsewhere', now())").update();
			database.sql("insert into group_members select max(id), :id from account_groups").param("id", id).update();
		});
		await().atMost(Duration.ofSeconds(3))
			.untilAsserted(() -> assertThat(known.find(id).orElseThrow().groupIds()).hasSize(1));
	}

	@Test
	void knowsNobodyByAnIdThatIsFree() {
		assertThat(known.find(Long.MAX_VALUE)).isEmpty();
	}

	@Test
	void givesANameOnceInAnyCase() {
		accounts.create(CALLER, "Once Only", Role.SOLVER);
		assertThatThrownBy(() -> accounts.create(CALLER, "ONCE ONLY", Role.SOLVER)).isInstanceOf(Problem.class)
			.hasMessageContaining("is taken");
		assertThat(accounts.create(CALLER, "Öncé Only", Role.SOLVER).name()).isEqualTo("Öncé Only");
		assertThat(accounts.findByName("once only")).isPresent();
	}

	@Test
	void keepsAnOperatorWhenTwoAreRemovedAtTheSameTime() throws Exception {
		for (int round = 0; round < 10; round++) {
			List<Long> operators = List.of(operator("one", round), operator("two", round));
			others(operators).forEach((id) -> accounts.changeRole(CALLER, id, Role.SOLVER));
			assertThat(atOnce(() -> accounts.changeRole(CALLER, operators.get(0), Role.AUTHOR),
					() -> accounts.disable(CALLER, operators.get(1))))
				.containsOnlyOnce("the last operator");
			assertThat(accounts.hasOperator()).isTrue();
		}
	}

	private long operator(String name, int round) {
		return accounts.create(CALLER, "operator %s %d".formatted(name, round), Role.OPERATOR).id();
	}

	private List<Long> others(List<Long> operators) {
		return database.sql("select id from accounts where role = 'OPERATOR' and not disabled")
			.query(Long.class)
			.list()
			.stream()
			.filter((id) -> !operators.contains(id))
			.toList();
	}

	private static List<String> atOnce(Runnable... changes) throws Exception {
		ExecutorService replicas = Executors.newFixedThreadPool(changes.length);
		try {
			List<Callable<String>> calls = Arrays.stream(changes).map(KnownAccountsIT::outcome).toList();
			List<String> outcomes = new ArrayList<>();
			for (Future<String> outcome : replicas.invokeAll(calls)) {
				outcomes.add(outcome.get());
			}
			return outcomes;
		}
		finally {
			replicas.shutdown();
		}
	}

	private static Callable<String> outcome(Runnable change) {
		return () -> {
			try {
				change.run();
				return "done";
			}
			catch (Problem ex) {
				return ex.getMessage().contains("last operator") ? "the last operator" : ex.getMessage();
			}
		};
	}

}
