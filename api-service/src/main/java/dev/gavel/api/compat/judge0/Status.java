package dev.gavel.api.compat.judge0;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.stream.Stream;

/** What became of a submission, by the numbers of Judge0. */
@JsonFormat(shape = JsonFormat.Shape.OBJECT)
@JsonPropertyOrder({ "id", "description" })
enum Status {

	IN_QUEUE(1, "In Queue"), PROCESSING(2, "Processing"), ACCEPTED(3, "Accepted"), WRONG_ANSWER(4, "Wrong Answer"),

	TIME_LIMIT_EXCEEDED(5, "Time Limit Exceeded"), COMPILATION_ERROR(6, "Compilation Error"),

	SIGSEGV(7, "Runtime Error (SIGSEGV)", 11), SIGXFSZ(8, "Runtime Error (SIGXFSZ)", 25),

	SIGFPE(9, "Runtime Error (SIGFPE)", 8), SIGABRT(10, "Runtime Error (SIGABRT)", 6),

	NZEC(11, "Runtime Error (NZEC)"), OTHER(12, "Runtime Error (Other)"), INTERNAL_ERROR(13, "Internal Error"),

	EXEC_FORMAT_ERROR(14, "Exec Format Error");

	private static final int NONE = 0;

	private final int id;

	private final String description;

	private final int signal;

	Status(int id, String description) {
		this(id, description, NONE);
	}

	Status(int id, String description, int signal) {
		this.id = id;
		this.description = description;
		this.signal = signal;
	}

	/** Returns the one of programs that a signal killed. */
	static Status ofSignal(int number) {
		return Stream.of(values())
			.filter((status) -> status.signal == number && number != NONE)
			.findFirst()
			.orElse(OTHER);
	}

	boolean isOpen() {
		return this == IN_QUEUE || this == PROCESSING;
	}

	@JsonProperty
	int id() {
		return id;
	}

	@JsonProperty
	String description() {
		return description;
	}

}
