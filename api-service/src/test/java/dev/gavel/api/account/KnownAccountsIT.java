package dev.gavel.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiTest;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
@DirtiesContext
@TestPropertySource(properties = "gavel.access.mode=accounts")
class KnownAccountsIT {

	private static final Caller CALLER = Caller.signedIn(1, "root", Role.OPERATOR, "127.0.0.1");

	private static final Duration SOON = Duration.ofSeconds(5);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@Autowired
	private Environment environment;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Audit audit;

	@Autowired
	private KnownAccounts known;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@AfterEach
	void stop() {
		threads.shutdownNow();
	}

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

	/** With two connections, and a third one wanted, these would wait for one another. */
	@Test
	void areReadWithTheConnectionOfATransaction() {
		long id = accounts.create(CALLER, "in a transaction", Role.SOLVER).id();
		TwoConnections pool = new TwoConnections(
				new DriverManagerDataSource(environment.getRequiredProperty("spring.datasource.url"),
						environment.getRequiredProperty("spring.datasource.username"),
						environment.getRequiredProperty("spring.datasource.password")));
		KnownAccounts busy = new KnownAccounts(JdbcClient.create(pool));
		TransactionTemplate holding = new TransactionTemplate(new JdbcTransactionManager(pool));
		CountDownLatch held = new CountDownLatch(2);
		CountDownLatch others = new CountDownLatch(1);
		List<CompletableFuture<Boolean>> inside = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> holding.execute((status) -> {
				held.countDown();
				join(others);
				return busy.find(id).isPresent();
			}), threads))
			.limit(2)
			.toList();
		join(held);
		CompletableFuture<Boolean> outside = CompletableFuture.supplyAsync(() -> busy.find(id).isPresent(), threads);
		await().until(() -> pool.free.hasQueuedThreads());
		others.countDown();
		assertThat(inside).allSatisfy((found) -> assertThat(found).succeedsWithin(SOON).isEqualTo(true));
		assertThat(outside).succeedsWithin(SOON).isEqualTo(true);
	}

	/** A pool whose waiting threads can be seen. */
	private static final class TwoConnections extends DelegatingDataSource {

		private final Semaphore free = new Semaphore(2);

		TwoConnections(DataSource database) {
			super(database);
		}

		@Override
		public Connection getConnection() throws SQLException {
			free.acquireUninterruptibly();
			Connection connection = super.getConnection();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> {
						if (method.getName().equals("close")) {
							free.release();
						}
						return method.invoke(connection, arguments);
					});
		}

	}

	private static void join(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What an OpenID provider says at each sign-in is mostly known. */
	@Test
	void waitForNobodyWhenTheRoleStaysAsItIs() {
		long id = accounts.create(CALLER, "the same", Role.AUTHOR).id();
		transaction.executeWithoutResult((status) -> {
			database.sql("select id from installation where id = 1 for update").query(Long.class).single();
			assertThat(CompletableFuture.runAsync(() -> accounts.changeRole(null, id, Role.AUTHOR), threads))
				.succeedsWithin(SOON);
		});
	}

	@Test
	void seeUnderTheLockWhatChangedSinceTheyWereRead() {
		long id = accounts.create(CALLER, "promoted meanwhile", Role.AUTHOR).id();
		long last = operator("demoted meanwhile", 0);
		others(List.of(last)).forEach((other) -> accounts.changeRole(CALLER, other, Role.SOLVER));
		assertThatThrownBy(() -> transaction.executeWithoutResult((status) -> {
			assertThat(accounts.get(id).role()).isEqualTo(Role.AUTHOR);
			CompletableFuture.runAsync(() -> {
				accounts.changeRole(CALLER, id, Role.OPERATOR);
				accounts.changeRole(CALLER, last, Role.SOLVER);
			}, threads).join();
			accounts.erase(CALLER, id);
		})).isInstanceOf(Problem.class).hasMessageContaining("last operator");
		assertThat(accounts.get(id).erasedAt()).isNull();
	}

	/** A replica knows an account for two seconds. */
	@Test
	void areNotNamedByWhatTheyDoWhileTheyAreErasedElsewhere() {
		long id = accounts.create(CALLER, "still known there", Role.SOLVER).id();
		Caller known = Caller.signedIn(id, "still known there", Role.SOLVER, "192.0.2.7");
		accounts.erase(CALLER, id);
		transaction.executeWithoutResult((status) -> audit.record(known, Action.QUESTION_DELETED, "late", null, null));
		assertThat(database.sql("select concat(account_name, address) from audit_entries where thing = 'question late'")
			.query(String.class)
			.single()).isEqualTo("Erased account " + id);
	}

	@Test
	void haveNoRoleOnceTheyAreErased() {
		long id = accounts.create(CALLER, "erased before", Role.SOLVER).id();
		accounts.erase(CALLER, id);
		assertThatThrownBy(() -> accounts.changeRole(CALLER, id, Role.SOLVER)).isInstanceOf(Problem.class)
			.hasMessageContaining("account " + id);
	}

	@Test
	void getANameThatAnotherOneTakesAtTheSameTimeOnce() {
		long first = accounts.create(CALLER, "the first", Role.SOLVER).id();
		long second = accounts.create(CALLER, "the second", Role.SOLVER).id();
		CompletableFuture<Void> late = transaction.execute((status) -> {
			accounts.rename(CALLER, first, "both want it");
			CompletableFuture<Void> begun = CompletableFuture
				.runAsync(() -> accounts.rename(CALLER, second, "Both Want It"), threads);
			await().until(() -> database
				.sql("select count(*) from information_schema.processlist where info like 'update accounts set%'")
				.query(Long.class)
				.single() == 1);
			return begun;
		});
		assertThatThrownBy(late::join).hasRootCauseInstanceOf(Problem.class)
			.hasMessageContaining("'Both Want It' is taken");
	}

	/** Tomcat says so over an IPv6 address that counts on one network card only. */
	@Test
	void areRecordedFromTheLongestAddress() {
		Caller near = Caller.signedIn(1, "root", Role.OPERATOR, "fe80:0:0:0:1a2b:3c4d:5e6f:7a8b%enp0s31f6");
		long id = accounts.create(near, "from near", Role.SOLVER).id();
		assertThat(database.sql("select address from audit_entries where thing = :thing")
			.param("thing", "account " + id)
			.query(String.class)
			.single()).isEqualTo("fe80:0:0:0:1a2b:3c4d:5e6f:7a8b");
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
