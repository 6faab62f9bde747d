package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Problem packages of Kattis and ICPC, in the versions legacy and 2025-09: an archive
 * with one, or with one in each folder.
 */
@Component
@Order(60)
class KattisFormat implements QuestionFormat {

	private static final String SETTINGS = "problem.yaml";

	private static final List<String> OWN_FOLDERS = List.of("data/secret", "data/sample", "problem_statement",
			"statement");

	private final LimitsProperties limits;

	KattisFormat(LimitsProperties limits) {
		this.limits = limits;
	}

	@Override
	public String name() {
		return "Kattis";
	}

	@Override
	public boolean recognises(ImportedFiles files) {
		return files.isArchive() && !folders(byPath(files)).isEmpty();
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		NavigableMap<String, ImportedFile> all = byPath(files);
		for (String folder : folders(all)) {
			ProblemFolder problem = ProblemFolder.of(files, all, folder);
			try {
				findings.question(new Problem(problem, limits).read());
			}
			catch (UnreadableFileException ex) {
				findings.refused(problem.name(), "", String.valueOf(ex.getMessage()));
			}
		}
	}

	private static NavigableMap<String, ImportedFile> byPath(ImportedFiles files) {
		NavigableMap<String, ImportedFile> all = new TreeMap<>();
		files.all().forEach((file) -> all.put(file.path(), file));
		return all;
	}

	/** Problems inside others are none: a package may bring one as a test. */
	private static List<String> folders(NavigableMap<String, ImportedFile> all) {
		Set<String> folders = new TreeSet<>();
		for (ImportedFile file : all.values()) {
			if (file.name().equals(SETTINGS) && isProblem(all, file.folder()) && !isInside(folders, file.folder())) {
				folders.add(file.folder());
			}
		}
		return folders.stream().filter((folder) -> !isInside(folders, folder)).toList();
	}

	private static boolean isProblem(NavigableMap<String, ImportedFile> all, String folder) {
		return OWN_FOLDERS.stream()
			.map((own) -> (folder.isEmpty() ? own : folder + "/" + own) + "/")
			.anyMatch((path) -> {
				String next = all.ceilingKey(path);
				return next != null && next.startsWith(path);
			});
	}

	private static boolean isInside(Set<String> folders, String folder) {
		for (String outer = folder; !outer.isEmpty();) {
			outer = outer.substring(0, Math.max(0, outer.lastIndexOf('/')));
			if (folders.contains(outer)) {
				return true;
			}
		}
		return false;
	}

}
