package dev.gavel.api.imports.format.kattis;

import java.util.LinkedHashMap;
import java.util.Map;

/** Packages of our own, as Kattis has them. */
public final class Packages {

	private Packages() {
	}

	/** Returns a package of the version legacy, in a folder. */
	public static Map<String, String> legacy() {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("adding/problem.yaml",
				"source: Ours\nlicense: cc by-sa\nlimits:\n    memory: 256\nvalidator_flags: float_tolerance 1e-6\n");
		files.put("adding/domjudge-problem.ini", "short-name = add\ntimelimit='2.5'\ncolor=#ff0000\n");
		files.put("adding/problem_statement/problem.en.tex", """
				\\problemname{Adding \\emph{it}}
				% a comment
				Add $a_1$ and~$a_2$ --- it is ``\\textbf{easy}''.

				\\section*{Input}
				\\begin{itemize}
				  \\item one
				  \\item \\texttt{two\\_2}
				\\end{itemize}
				\\includegraphics[width=1cm]{pair}
				\\begin{tabular}{|c|l|} \\hline
				a & $b$ \\\\ \\hline
				1 & 2\\% \\\\
				\\end{tabular}
				\\begin{tikzpicture} x \\end{tikzpicture}
				\\foo{bar}
				""");
		files.put("adding/problem_statement/pair.png", "PNG");
		files.put("adding/problem_statement/problem.sv.tex", "\\problemname{Addera}");
		files.put("adding/data/sample/1.in", "1 2\n");
		files.put("adding/data/sample/1.ans", "3\n");
		files.put("adding/data/secret/02.in", "3 4\n");
		files.put("adding/data/secret/02.ans", "7\n");
		files.put("adding/data/secret/02.hint", "Is it large?");
		files.put("adding/data/secret/03.in", "no answer");
		files.put("adding/submissions/accepted/add.py", "print(sum(map(int, input().split())))\n");
		files.put("adding/submissions/accepted/add.cpp", "int main() {}");
		files.put("adding/submissions/wrong_answer/one.py", "print(1)\n");
		return files;
	}

	/**
	 * Returns a package of the version 2025-09, at the top, with points and a validator.
	 */
	public static Map<String, String> current() {
		Map<String, String> files = new LinkedHashMap<>();
		files.put("problem.yaml", """
				problem_format_version: 2025-09
				type: scoring
				name: {en: Pairs, sv: Par}
				uuid: 1f0b9a5e-0000-4000-8000-000000000001
				limits: {time_limit: 1.5, memory: 128}
				constants: {most: 100}
				mistake: true
				""");
		files.put("statement/problem.en.md", "Find at most {{most}} pairs.\n");
		files.put("output_validator/validate.py", "import sys\nsys.exit(42)\n");
		files.put("data/sample/1.in", "1\n");
		files.put("data/sample/1.ans", "1\n");
		files.put("data/secret/small/test_group.yaml", "max_score: 30\nscore_aggregation: pass-fail\n");
		files.put("data/secret/small/1.in", "2\n");
		files.put("data/secret/small/1.ans", "2\n");
		files.put("data/secret/small/1.yaml", "args: [-v, \"2\"]\nhint: Small\n");
		files.put("data/secret/small/1.files/data.txt", "x\n");
		files.put("data/secret/large/test_group.yaml",
				"max_score: 70\nscore_aggregation: sum\nrequire_pass: secret/small\n");
		files.put("data/secret/large/1.in", "3\n");
		files.put("data/secret/large/1.ans", "3\n");
		return files;
	}

}
