package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.installation.Part;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What it costs the API to know its callers: the same requests in open mode, of visitors,
 * with an API token, and with a session. All take turns, because the speed of a shared
 * machine varies. Workers only sleep, except for the last table.
 */
final class AccessScenario implements Scenario {

	private static final int ROUNDS = 10;

	/** Of the programs that are really judged. */
	private static final int TESTS = 20;

	private static final String NAME = "bench";

	private static final String PASSWORD = "only for the benchmark";

	/** Which a sleeping worker takes at once. */
	private static final String PROGRAM = Duration.ZERO.toString();

	private static final Map<String, Object> QUESTION = Map.of("title", "Nothing", "description", "Return 0.", "type",
			"Easy", "metadata",
			Map.of("function_name", "nothing", "return_type", "int", "variables", Map.of("x", "int")));

	private static final Map<String, Object> TEST = Map.of("input_variables", Map.of("x", 0), "output", "0");

	/** A caller, and one of its programs that has been judged. */
	private record Known(String name, Installation installation, GavelClient gavel, long question, String judged) {

		static Known of(String name, Installation installation, GavelClient gavel, long question) {
			return new Known(name, installation, gavel, question, gavel.judge(question, PROGRAM));
		}

	}

	/** One request of one caller, with its turns so far. */
	private record Case(String request, Known caller, Runnable exchange, List<Measurement> turns) {

		void takeTurn(int clients, Duration time) {
			try (Clients all = Clients.start(clients, (name) -> exchange.run())) {
				turns.add(Measurement.of(caller.installation()::usage, () -> all.goOn(time)));
			}
		}

		long requests() {
			return turns.stream().mapToLong(Measurement::count).sum();
		}

		double perSecond() {
			return median(Measurement::perSecond);
		}

		long cpuMicros() {
			return Math.round(median((turn) -> 1000 * turn.each(turn.usage().cpuMillis(Part.API))));
		}

		double statements() {
			return turns.stream().mapToDouble((turn) -> turn.usage().statements()).sum() / requests();
		}

		private double median(ToDoubleFunction<Measurement> fact) {
			return turns.stream().mapToDouble(fact).sorted().skip(turns.size() / 2).findFirst().orElse(0);
		}

	}

	/** It starts one Gavel in each mode. */
	@Override
	public boolean measuresRunningGavel() {
		return false;
	}

	@Override
	public List<Table> run(Bench bench) {
		Bench.say("starting another installation, with accounts");
		try (Installation accounts = Installation.startWithAccounts(NAME, PASSWORD)) {
			Installation open = Objects.requireNonNull(bench.own());
			List<Known> callers = callers(open, accounts);
			List<Case> results = callers.stream().map(AccessScenario::result).toList();
			List<Case> submissions = callers.stream().map(AccessScenario::submission).toList();
			takeTurns(bench, results);
			takeTurns(bench, submissions);
			open.startWorker(Bench.CORES, bench.rootfs());
			accounts.startWorker(Bench.CORES, bench.rootfs());
			List<Case> programs = programs(callers);
			takeTurns(bench, programs);
			return List.of(table(results), table(submissions), table(programs));
		}
	}

	private static List<Known> callers(Installation open, Installation accounts) {
		open.startSleepingWorkers(Bench.CORES);
		accounts.startSleepingWorkers(Bench.CORES);
		GavelClient anyone = new GavelClient(open.address());
		GavelClient visitor = new GavelClient(accounts.address());
		GavelClient person = visitor.signIn(NAME, PASSWORD);
		GavelClient program = visitor.withToken(person.createToken("read", "submit", "operate"));
		long inOpenMode = anyone.addQuestion(QUESTION, List.of(TEST));
		long question = person.addQuestion(QUESTION, List.of(TEST));
		person.publish(question);
		return List.of(Known.of("open mode", open, anyone, inOpenMode),
				Known.of("visitor", accounts, visitor, question), Known.of("token", accounts, program, question),
				Known.of("session", accounts, person, question));
	}

	private static Case result(Known caller) {
		return new Case("GET /submissions/{id}/result", caller, () -> caller.gavel().result(caller.judged()),
				new ArrayList<>());
	}

	private static Case submission(Known caller) {
		return new Case("POST /code/execute/{id}?wait", caller, () -> caller.gavel().judge(caller.question(), PROGRAM),
				new ArrayList<>());
	}

	private static List<Case> programs(List<Known> callers) {
		long inOpenMode = TwoSum.add(callers.get(0).gavel(), TESTS);
		Known person = callers.get(callers.size() - 1);
		long question = TwoSum.add(person.gavel(), TESTS);
		person.gavel().publish(question);
		return callers.stream().map((caller) -> {
			long own = (caller.installation() == person.installation()) ? question : inOpenMode;
			return new Case("POST /code/execute/{id}?wait, %d tests that run".formatted(TESTS), caller,
					() -> caller.gavel().judge(own, TwoSum.SOLUTION), new ArrayList<>());
		}).toList();
	}

	/** The first round lets the JVMs compile. */
	private static void takeTurns(Bench bench, List<Case> cases) {
		Duration time = bench.options().time();
		Bench.say("%s: %d rounds".formatted(cases.get(0).request(), ROUNDS));
		cases.forEach((each) -> each.takeTurn(bench.options().clients(), bench.options().warmUp()));
		cases.forEach((each) -> each.turns().clear());
		for (int round = 0; round < ROUNDS; round++) {
			cases.forEach((each) -> each.takeTurn(bench.options().clients(), time));
		}
	}

	private static Table table(List<Case> cases) {
		long open = cases.get(0).cpuMicros();
		List<Column<Case>> columns = List.of(new Column<>("caller", (each) -> each.caller().name()),
				new Column<>("requests", Case::requests), new Column<>("a second", Case::perSecond),
				new Column<>("API CPU µs", Case::cpuMicros), new Column<>("more µs", (each) -> each.cpuMicros() - open),
				new Column<>("statements", Case::statements));
		return Table.of(cases.get(0).request() + ", medians of " + ROUNDS + " turns", columns, cases);
	}

}
