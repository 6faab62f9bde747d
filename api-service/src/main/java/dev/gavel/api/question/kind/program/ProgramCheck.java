package dev.gavel.api.question.kind.program;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.question.kind.ProgramInput;
import java.util.List;
import java.util.Map;

/** Adds what is wrong with the input of a test of a program. */
final class ProgramCheck {

	private static final int MOST_ARGS = 100;

	private static final int MAX_ARGS_LENGTH = 64 * 1024;

	/** Of the file system. */
	private static final int MAX_NAME_BYTES = 255;

	/** So that all files and their folders fit into the file system. */
	private static final int MOST_PARTS = 8;

	private static final int MAX_STATEMENTS_LENGTH = 20_000;

	private final String script;

	private final Violations violations;

	private final long maxTextSize;

	/**
	 * @param script the name of the program's file
	 */
	ProgramCheck(String script, Violations violations, long maxTextSize) {
		this.script = script;
		this.violations = violations;
		this.maxTextSize = maxTextSize;
	}

	void check(ProgramInput input) {
		checkText(ProgramFields.STDIN, input.stdin());
		checkArgs(input.args());
		checkFiles(input.files());
		violations.require(input.statements().length() <= MAX_STATEMENTS_LENGTH, ProgramFields.STATEMENTS,
				"has %,d characters; the limit is %,d".formatted(input.statements().length(), MAX_STATEMENTS_LENGTH));
		PlainText.checkCharacters(violations, ProgramFields.STATEMENTS, input.statements());
	}

	/** Adds what is wrong with a text that a program reads or prints. */
	void checkText(String field, String text) {
		long bytes = TextSize.of(text);
		violations.require(bytes <= maxTextSize, field,
				"has %,d bytes; the limit is %,d (gavel.limits.max-text-size)".formatted(bytes, maxTextSize));
		PlainText.checkPairs(violations, field, text);
	}

	private static boolean isPart(String part) {
		return !part.isBlank() && !part.equals(".") && !part.equals("..")
				&& part.chars().noneMatch(Character::isISOControl);
	}

	private void checkArgs(List<String> args) {
		violations.require(args.size() <= MOST_ARGS, ProgramFields.ARGS,
				"has %,d arguments; the limit is %d".formatted(args.size(), MOST_ARGS));
		long length = args.stream().mapToLong(String::length).sum();
		violations.require(length <= MAX_ARGS_LENGTH, ProgramFields.ARGS,
				"has %,d characters; the limit is %,d".formatted(length, MAX_ARGS_LENGTH));
		for (int i = 0; i < args.size(); i++) {
			PlainText.checkCharacters(violations, "%s[%d]".formatted(ProgramFields.ARGS, i), args.get(i));
		}
	}

	private void checkFiles(Map<String, ProgramFile> files) {
		if (files.size() > ProgramFile.MOST) {
			violations.add(ProgramFields.FILES,
					"has %,d files; the limit is %d".formatted(files.size(), ProgramFile.MOST));
			return;
		}
		long bytes = files.values().stream().mapToLong(ProgramCheck::size).sum();
		long limit = Math.min(maxTextSize, ProgramFile.MOST_BYTES);
		violations.require(bytes <= limit, ProgramFields.FILES,
				"has %,d bytes together; the limit is %,d".formatted(bytes, limit));
		files.forEach((name, file) -> {
			String field = ProgramFields.FILES + "." + Expected.shortened(name);
			checkName(field, name);
			violations.require(!isFolder(name, files), field, "is the folder of another file as well");
			PlainText.checkPairs(violations, field, file.content());
		});
	}

	private static long size(ProgramFile file) {
		return file.isText() ? TextSize.of(file.content()) : file.bytes();
	}

	private static boolean isFolder(String name, Map<String, ProgramFile> files) {
		return files.keySet().stream().anyMatch((other) -> other.startsWith(name + "/"));
	}

	private void checkName(String field, String name) {
		List<String> parts = List.of(name.split("/", -1));
		boolean isName = TextSize.of(name) <= MAX_NAME_BYTES && parts.size() <= MOST_PARTS
				&& parts.stream().allMatch(ProgramCheck::isPart);
		violations.require(isName, field,
				"expected the name of a file beside the program, or in at most %d folders there, and at most %d bytes long in UTF-8, such as data.txt or data/1.txt"
					.formatted(MOST_PARTS - 1, MAX_NAME_BYTES));
		violations.require(!parts.get(0).equals(script), field,
				"is the name of the program itself; expected another name");
		PlainText.checkPairs(violations, field, name);
	}

}
