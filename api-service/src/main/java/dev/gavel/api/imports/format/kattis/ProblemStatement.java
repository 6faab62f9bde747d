package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.FoundImage;
import dev.gavel.api.imports.format.ImportedFile;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The statement of a problem: in English if there is one in it, from Markdown or LaTeX.
 */
record ProblemStatement(String title, String markdown, List<FoundImage> images) {

	private static final int MOST_BYTES = 512 * 1024;

	private static final int MOST_IMAGES = 100;

	private static final Pattern FILE = Pattern.compile("problem(?:\\.([A-Za-z-]{2,10}))?\\.(tex|md|pdf)");

	/** Where samples are to be shown. */
	private static final Pattern SAMPLES = Pattern
		.compile("\\{\\{(?:nextsample|remainingsamples)}}|\\\\(?:nextsample|remainingsamples)\\b");

	private static final Pattern IMAGE = Pattern.compile("(?i)[^/]{1,100}\\.(png|jpe?g|gif|webp)");

	/**
	 * @param warnings receives what cannot be shown
	 */
	static ProblemStatement of(ProblemFolder folder, ProblemSettings settings, List<String> warnings)
			throws IOException {
		List<ImportedFile> files = Stream.of("statement", "problem_statement")
			.flatMap((name) -> folder.in(name).stream())
			.toList();
		List<ImportedFile> statements = files.stream()
			.filter((file) -> FILE.matcher(file.name()).matches())
			.sorted(Comparator.comparing(ProblemStatement::preference).thenComparing(ImportedFile::path))
			.toList();
		Optional<ImportedFile> chosen = statements.stream().filter((file) -> !file.name().endsWith(".pdf")).findFirst();
		if (chosen.isEmpty()) {
			warnings.add(statements.isEmpty() ? "It has no statement."
					: "Its statement is a PDF, which is not read. Write it again, or link to it.");
			return new ProblemStatement("", "The statement was not imported.", List.of());
		}
		if (statements.size() > 1) {
			warnings.add("Of its %d statements, only %s is taken.".formatted(statements.size(), chosen.get().name()));
		}
		return of(chosen.get(), settings, images(files), warnings);
	}

	private static ProblemStatement of(ImportedFile file, ProblemSettings settings, List<FoundImage> images,
			List<String> warnings) throws IOException {
		String text = SAMPLES.matcher(settings.withConstants(file.text(MOST_BYTES))).replaceAll("");
		if (file.name().endsWith(".md")) {
			return new ProblemStatement("", text, used(images, text));
		}
		Latex latex = Latex.of(text, images.stream().map(FoundImage::name).toList());
		if (!latex.unknown().isEmpty()) {
			warnings.add("Its statement has LaTeX that is shown as source: %s."
				.formatted(String.join(", ", latex.unknown())));
		}
		return new ProblemStatement(latex.title(), latex.markdown(), used(images, latex.markdown()));
	}

	private static List<FoundImage> used(List<FoundImage> images, String markdown) {
		return images.stream().filter((image) -> markdown.contains(image.name())).toList();
	}

	private static List<FoundImage> images(List<ImportedFile> files) {
		Map<String, FoundImage> images = new LinkedHashMap<>();
		files.stream()
			.filter((file) -> IMAGE.matcher(file.name()).matches())
			.limit(MOST_IMAGES)
			.forEach((file) -> images.putIfAbsent(file.name(), new FoundImage(file.name(), file)));
		return List.copyOf(images.values());
	}

	/** English first, then no language; Markdown before LaTeX before PDF. */
	private static int preference(ImportedFile file) {
		Matcher name = FILE.matcher(file.name());
		if (!name.matches()) {
			return Integer.MAX_VALUE;
		}
		String language = name.group(1);
		int ofLanguage = "en".equals(language) ? 0 : (language == null) ? 1 : 2;
		return 3 * ofLanguage + List.of("md", "tex", "pdf").indexOf(name.group(2));
	}

}
