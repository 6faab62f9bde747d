package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * All runs of a submission in one process, for those who ask for it.
 */
class SharedProcessIT {

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@AfterEach
	void keepsTheCell() {
		assertThat(CELL.sandbox().pool().recycled()).isEmpty();
	}

	@Test
	void keepsWhatAnEarlierTestHasLeft() throws Exception {
		try (SandboxSession session = open("""
				seen = []
				def solve(number):
				    seen.append(number)
				    print("seen", number)
				    return len(seen)
				""")) {
			for (int i = 1; i <= 20; i++) {
				RunResult result = session.run("[%d]".formatted(i).getBytes());
				assertThat(value(result)).isEqualTo(String.valueOf(i));
				assertThat(result.stdout().text()).isEqualTo("seen %d\n".formatted(i));
				assertThat(result.peakMemoryBytes()).isBetween(5L << 20, 60L << 20);
			}
		}
	}

	@Test
	void measuresEachTestByItself() throws Exception {
		try (SandboxSession session = open("""
				import time
				def solve(milliseconds):
				    end = time.process_time() + milliseconds / 1000
				    while time.process_time() < end:
				        pass
				""")) {
			assertThat(session.run("[200]".getBytes()).cpuTimeMicros()).isBetween(200_000L, 300_000L);
			assertThat(session.run("[0]".getBytes()).cpuTimeMicros()).isLessThan(20_000);
			assertThat(session.run("[100]".getBytes()).cpuTimeMicros()).isBetween(99_000L, 200_000L);
			assertThat(session.run("[10000]".getBytes()).outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
		}
	}

	@Test
	void standsStillBetweenTests() throws Exception {
		try (SandboxSession session = open("""
				import threading, time
				ticks = 0
				def tick():
				    global ticks
				    while True:
				        ticks += 1
				        time.sleep(0.001)
				def solve():
				    if not ticks:
				        threading.Thread(target=tick).start()
				    return [ticks, time.monotonic()]
				""")) {
			session.run("[]".getBytes());
			Process pause = new ProcessBuilder("sleep", "0.5").start();
			assertThat(pause.waitFor()).isZero();
			String ticks = value(session.run("[]".getBytes())).replaceFirst("\\[(\\d+),.*", "$1");
			assertThat(Integer.parseInt(ticks)).isLessThan(100);
		}
	}

	@Test
	void takesNoAnswerForThatOfTheNextTest() throws Exception {
		try (SandboxSession session = open("""
				import os, time
				def solve(number):
				    if number == 1:
				        os.write(3, b"\\xff" * 64)
				        time.sleep(0.05)
				    return number
				""")) {
			assertThat(session.run("[1]".getBytes()).outcome()).isEqualTo(RunOutcome.EXITED);
			assertThat(value(session.run("[2]".getBytes()))).isEqualTo("2");
		}
	}

	@Test
	void goesOnAfterAnException() throws Exception {
		try (SandboxSession session = open("def solve(number): return 1 / number")) {
			assertThat(session.run("[0]".getBytes()).error().type()).isEqualTo("ZeroDivisionError");
			assertThat(value(session.run("[1]".getBytes()))).isEqualTo("1.0");
		}
	}

	@Test
	void tellsHowItsProcessEnded() throws Exception {
		String source = """
				import os
				def solve(way):
				    if way == "exit": os._exit(3)
				    if way == "kill": os.kill(os.getpid(), 9)
				    if way == "flood": print("x" * 100_000)
				    if way == "memory": return len(bytearray(1 << 30))
				    return 1
				""";
		assertThat(second(source, "exit").exitCode()).isEqualTo(3);
		assertThat(second(source, "kill").outcome()).isEqualTo(RunOutcome.KILLED_BY_SIGNAL);
		assertThat(second(source, "flood").outcome()).isEqualTo(RunOutcome.TOO_MUCH_OUTPUT);
		assertThat(second(source, "memory").outcome()).isEqualTo(RunOutcome.OUT_OF_MEMORY);
	}

	@Test
	void blamesTheProgramForWhateverItWritesOnItsPipe() throws Exception {
		String source = """
				import os, struct
				def solve(way):
				    if way == "ahead": os.write(3, struct.pack(">cQQcI", b"a", 1 << 62, 1 << 62, b"V", 1) + b"7")
				    if way == "accusation": os.write(3, b"!" + struct.pack(">cI", b"!", 2) + b"{}")
				    if way == "refusal": os.write(3, struct.pack(">cI", b"C", 2) + b"{}"); os._exit(0)
				    if way == "unread": os.write(3, b"\\0" * 5); os._exit(0)
				    return 1
				""";
		for (String way : new String[] { "ahead", "accusation", "refusal", "unread" }) {
			assertThat(second(source, way).outcome()).as(way).isIn(RunOutcome.EXITED, RunOutcome.RETURNED);
		}
	}

	private RunResult second(String source, String argument) throws Exception {
		try (SandboxSession session = open(source)) {
			assertThat(value(session.run("[\"\"]".getBytes()))).isEqualTo("1");
			return session.run("[\"%s\"]".formatted(argument).getBytes());
		}
	}

	private static SandboxSession open(String source) throws Exception {
		RunLimits limits = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(8), 64L << 20, 1 << 16, 1 << 20);
		return CELL.sandbox().open(SandboxFixture.program(source, "solve").inOneProcess(), limits);
	}

	private static String value(RunResult result) {
		assertThat(result.outcome()).as("%s", result).isEqualTo(RunOutcome.RETURNED);
		return new String(result.value(), StandardCharsets.UTF_8);
	}

}
