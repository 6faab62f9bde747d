package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.Side;
import dev.gavel.worker.sandbox.oci.protocol.Answer;
import dev.gavel.worker.sandbox.oci.protocol.Outcome;
import dev.gavel.worker.sandbox.oci.protocol.OutcomeHeader;
import dev.gavel.worker.sandbox.oci.protocol.OutcomeHeader.Talk;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One submission in a leased cell.
 */
public final class OciSession implements SandboxSession {

	/**
	 * What the supervisor, its copies and the submission's files may use in addition to
	 * the program.
	 */
	public static final long OWN_MEMORY_BYTES = 64L << 20;

	/** The most that a program may find on its stdin, as init bounds it. */
	public static final long STDIN_BYTES = 17L << 20;

	/**
	 * How many times its limit a test run may last while it waits for a processor. Beyond
	 * that, the machine is too busy to judge.
	 */
	private static final int STARVED_TIMES = 4;

	/** Longer than any description of an error. */
	private static final int ANSWER_GRACE_BYTES = 1 << 18;

	private final Cell cell;

	private final RunLimits limits;

	private final Duration deadline;

	private final String nonce;

	private final Consumer<Cell> giveBack;

	private boolean prints;

	private long memoryKills;

	private int strays;

	public OciSession(Cell cell, RunLimits limits, Duration grace, String nonce, Consumer<Cell> giveBack) {
		this.cell = cell;
		this.limits = limits;
		this.deadline = deadline(limits, grace);
		this.nonce = nonce;
		this.giveBack = giveBack;
	}

	/**
	 * Little time on the clock is none less for starting and feeding a program, which
	 * happens before its time begins.
	 */
	static Duration deadline(RunLimits limits, Duration grace) {
		Duration least = limits.cpuTime().multipliedBy(2).plusSeconds(2);
		Duration longest = (limits.idleTime().compareTo(least) > 0) ? limits.idleTime() : least;
		return longest.multipliedBy(STARVED_TIMES).plus(grace);
	}

	public void begin(Program program) throws IOException {
		prints = program.prints();
		cell.exchange(deadline, (channel) -> {
			cell.limitMemory(limits.memoryBytes() + OWN_MEMORY_BYTES + (prints ? STDIN_BYTES : 0));
			memoryKills = cell.cgroup().oomKills();
			channel.submit(
					new SupervisorChannel.Submit(nonce, program.settings(), limits.cpuTime().toNanos() / 1000,
							limits.idleTime().toNanos() / 1000, limits.memoryBytes(), limits.outputBytes(),
							limits.resultBytes(), program.sharesProcess(), prints, program.tests()),
					program.source().getBytes(StandardCharsets.UTF_8));
			return true;
		});
	}

	@Override
	public RunResult run(RunInput input, Printout printed) throws SandboxFailure {
		return outcome((channel) -> {
			if (input.stdin() != null) {
				input.stdin().writeTo(channel.input());
			}
			channel.test(input.arguments());
		}, printed, prints);
	}

	@Override
	public RunResult load() throws SandboxFailure {
		return outcome(SupervisorChannel::load, Printout.NOWHERE, false);
	}

	CellPipes pipes() {
		return cell.pipes();
	}

	/** Connects the next test run with another cell. */
	void wire(Wire wire) throws SandboxFailure {
		request((channel) -> channel.wire(wire));
	}

	void awaitWires() throws SandboxFailure {
		request((channel) -> channel.wired(nonce));
	}

	/** Starts a test run, whose end {@link #side()} awaits. */
	void start(byte[] arguments) throws SandboxFailure {
		request((channel) -> channel.test(arguments));
	}

	private void request(Request request) throws SandboxFailure {
		exchange((channel) -> {
			request.send(channel);
			return true;
		});
	}

	Side side() throws SandboxFailure {
		Outcome outcome = exchange((channel) -> outcome(channel, Printout.NOWHERE, prints));
		Talk talk = outcome.from().header().talk();
		if (talk == null) {
			throw new SandboxFailure("cell %s: expected the end of a talk, found none".formatted(cell.id()), null);
		}
		return new Side(outcome.result(), talk.endedNanos(), talk.unread(), talk.waitedMicros());
	}

	/**
	 * @param toPrint whether the answer is what the program prints
	 */
	private RunResult outcome(Request request, Printout printed, boolean toPrint) throws SandboxFailure {
		Outcome outcome = once(request, printed, toPrint);
		if (outcome.from().header().again()) {
			outcome = once(request, printed, toPrint);
		}
		if (outcome.from().header().again()) {
			throw new SandboxFailure("cell %s: asked for a test again and again".formatted(cell.id()), null);
		}
		return outcome.result();
	}

	private Outcome once(Request request, Printout printed, boolean toPrint) throws SandboxFailure {
		printed.clear();
		return exchange((channel) -> {
			request.send(channel);
			return outcome(channel, printed, toPrint);
		});
	}

	private <T> T exchange(Cell.Exchange<T> exchange) throws SandboxFailure {
		try {
			return cell.exchange(deadline, exchange);
		}
		catch (IOException ex) {
			throw new SandboxFailure(ex.getMessage() + "; the run can be repeated in another cell", ex);
		}
	}

	private Outcome outcome(SupervisorChannel channel, Printout printed, boolean toPrint) throws IOException {
		int maxPayloadBytes = limits.resultBytes() + 2 * limits.outputBytes() + ANSWER_GRACE_BYTES;
		Answer answer = channel.outcome(nonce, maxPayloadBytes, printed, prints ? limits.resultBytes() : 0);
		OutcomeHeader header = answer.header();
		strays += header.strays();
		cell.fellBack(header.fallback());
		if (header.unreadableArguments() && !header.again()) {
			throw new IOException("the supervisor could not read the arguments of the call");
		}
		return new Outcome(answer, killedForMemory(header), limits, toPrint);
	}

	/**
	 * Counts the kernel's kills. Where the kernel does not count them, the peak memory
	 * decides.
	 */
	private boolean killedForMemory(OutcomeHeader header) throws IOException {
		if (header.signal() == null) {
			return false;
		}
		long before = memoryKills;
		if (before < 0) {
			return header.peakBytes() > limits.memoryBytes() / 10 * 8;
		}
		memoryKills = cell.cgroup().oomKills();
		return memoryKills > before;
	}

	/** Sends a request to the supervisor. */
	private interface Request {

		void send(SupervisorChannel channel) throws IOException;

	}

	boolean alive() {
		return cell.alive();
	}

	void doubt(String reason) {
		cell.doubt(reason);
	}

	@Override
	public void close() {
		if (strays > 0) {
			cell.doubt(
					"a program left %d processes behind, although the barriers should prevent that".formatted(strays));
		}
		giveBack.accept(cell);
	}

}
