package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.CommandRunResult;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.RunStatus;
import dev.gavel.api.compat.sandboxfusion.RunCodeResponse.Status;
import dev.gavel.api.compat.sandboxfusion.text.PythonText;
import dev.gavel.message.TestReport.Exit;
import org.jspecify.annotations.Nullable;

/** Tells what a program did as SandboxFusion would. */
final class RanCode {

	private static final int FAILURE = 1;

	private static final int KILLED = -9;

	private static final double MICROS = 1e6;

	private RanCode() {
	}

	static RunCodeResponse of(Ran ran) {
		return switch (ran.ending()) {
			case FINISHED -> RunCodeResponse.of(Status.SUCCESS, "", result(ran, 0));
			case FAILED, FORBIDDEN_CALL -> failed("", result(ran, code(ran.exit())));
			case DOES_NOT_COMPILE -> failed("", notCompiled(ran));
			case TIME_LIMIT -> failed("", ended(ran, RunStatus.TIME_LIMIT_EXCEEDED, null));
			case MEMORY_LIMIT ->
				failed("The program was ended: it used more memory than its limit.", result(ran, KILLED));
			case OUTPUT_LIMIT -> failed("The program was ended: it printed more than it may.", result(ran, KILLED));
			case INTERNAL_ERROR, CANCELLED, NOT_RUN ->
				RunCodeResponse.of(Status.SANDBOX_ERROR, "The program was not run: " + reason(ran), null);
		};
	}

	private static RunCodeResponse failed(String message, CommandRunResult run) {
		return RunCodeResponse.of(Status.FAILED, message, run);
	}

	private static CommandRunResult result(Ran ran, int code) {
		return ended(ran, RunStatus.FINISHED, code);
	}

	private static CommandRunResult ended(Ran ran, RunStatus status, @Nullable Integer code) {
		return new CommandRunResult(status, ran.wallTimeMicros() / MICROS, code,
				PythonText.decoded(ran.stdout().bytes()), PythonText.decoded(ran.stderr().bytes()));
	}

	/** A shell tells of signals as of negative codes. */
	private static int code(@Nullable Exit exit) {
		if (exit == null) {
			return FAILURE;
		}
		return (exit.signal() != null) ? -exit.signal().number() : exit.status();
	}

	/** Python prints what does not compile, and ends. */
	private static CommandRunResult notCompiled(Ran ran) {
		String traceback = (ran.error() != null) ? ran.error().traceback() : null;
		return new CommandRunResult(RunStatus.FINISHED, 0, FAILURE, "", (traceback != null) ? traceback : reason(ran));
	}

	private static String reason(Ran ran) {
		return (ran.error() != null) ? ran.error().sentence() : "it was cancelled.";
	}

}
