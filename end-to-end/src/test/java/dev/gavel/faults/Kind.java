package dev.gavel.faults;

/** A submission whose verdict is known before it is judged. */
enum Kind {

	RIGHT("ACCEPTED", 45, "return nums.count(K)"),

	WRONG("WRONG_ANSWER", 30, "return nums.count(K) + 1"),

	RAISING("RUNTIME_ERROR", 15, "return nums[99]"),

	BROKEN("COMPILATION_ERROR", 7, "return ="),

	ENDLESS("TIME_LIMIT_EXCEEDED", 3, "while K == 2: pass");

	private final String verdict;

	private final int percent;

	private final String lastLine;

	Kind(String verdict, int percent, String lastLine) {
		this.verdict = verdict;
		this.percent = percent;
		this.lastLine = lastLine;
	}

	/** That of the submission with a number; of a hundred, as many as its percentage. */
	static Kind of(int number) {
		int rest = Math.floorMod(number * 37, 100);
		for (Kind kind : values()) {
			if (rest < kind.percent) {
				return kind;
			}
			rest -= kind.percent;
		}
		throw new IllegalStateException("percentages do not add up");
	}

	/** The kind of a program that {@link #program} made. */
	static Kind ofProgram(String program) {
		return valueOf(program.substring(2, program.indexOf(' ', 2)));
	}

	/**
	 * @param work how many million additions it does first, some 15 ms each
	 */
	String program(int number, int work) {
		return """
				# %s %d
				def Findfrequency(nums, K):
				    sum(range(%d))
				    %s
				""".formatted(name(), number, work * 1_000_000, lastLine);
	}

	String verdict() {
		return verdict;
	}

}
