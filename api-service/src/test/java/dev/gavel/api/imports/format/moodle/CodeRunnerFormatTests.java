package dev.gavel.api.imports.format.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.Mutations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRunnerFormatTests {

	private final CodeRunnerFormat format = new CodeRunnerFormat(Quiz.LIMITS);

	@Test
	void takesPythonQuestions() throws IOException {
		ImportedTexts file = ImportedTexts.file("quiz.xml", Quiz.of(Quiz.QUESTION));
		assertThat(format.recognises(file)).isTrue();
		FoundQuestion question = Collected.of(format, file).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("$course$/Loops/Squares");
		assertThat(question.question().path("description").stringValue()).isEqualTo("""
				Write `sqr(n)` that **squares**:

				- one
				- two \\* 2

				```
				def sqr(n):
				    pass
				```

				![a square](my%20square.png)""");
		assertThat(question.question().path("comparison"))
			.hasToString("{\"kind\":\"checker\",\"grader\":\"EqualityGrader\"}");
		assertThat(question.question().path("time_limit_ms").intValue()).isEqualTo(3000);
		assertThat(Collected.tests(question).values()).extracting(Object::toString)
			.containsExactly("{\"stdin\":\"\",\"output\":\"121\",\"statements\":\"print(sqr(-11))\",\"points\":1}",
					"{\"stdin\":\"4\\n\",\"output\":\"16\",\"hidden\":true,\"points\":2.5}");
		assertThat(Collected.refusedTests(question)).hasSize(1);
		assertThat(question.images()).singleElement()
			.satisfies((image) -> assertThat(image.name()).isEqualTo("my square.png"));
		assertThat(question.references()).hasSize(1);
		assertThat(question.warnings()).singleElement().asString().contains("penalties");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "markdown | `- a *b*\n\n![](@@PLUGINFILE@@/x.png)` | `- a *b*\n\n![](x.png)`",
					"plain_text | `a * b <c>` | `a \\* b \\<c\\>`", "html | `<b>a</b>` | **a**" })
	void readsStatementsInTheirFormat(String named, String text, String description) throws IOException {
		String question = Quiz.QUESTION.replaceFirst("(?s)<questiontext format=\"html\">.*?</text>", Matcher
			.quoteReplacement("<questiontext format=\"%s\"><text><![CDATA[%s]]></text>".formatted(named, text)));
		assertThat(Collected.of(format, ImportedTexts.file("quiz.xml", Quiz.of(question)))
			.questions()
			.get(0)
			.question()
			.path("description")
			.stringValue()).isEqualTo(description);
	}

	@Test
	void idNumberIsOfItsCategory() throws IOException {
		String question = Quiz.QUESTION.replace("<idnumber></idnumber>", "<idnumber>1</idnumber>");
		assertThat(Collected.of(format, ImportedTexts.file("quiz.xml", Quiz.of(question))).questions())
			.extracting(FoundQuestion::sourceId)
			.containsExactly("$course$/Loops/1");
	}

	@Test
	void echoesWhatIsRead() throws IOException {
		FoundQuestion question = Collected
			.of(format,
					ImportedTexts.file("quiz.xml", Quiz.of(Quiz.QUESTION.replace(">python3<", ">python3_w_input<"))))
			.questions()
			.get(0);
		assertThat(question.question().path("prelude").stringValue()).contains("def input(prompt='')");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "type=\"coderunner\" | type=\"essay\" | found essay",
					">python3< | >c_function< | found c_function",
					"<template></template> | <template>{{ STUDENT_ANSWER }}</template> | a template of its own",
					"<grader></grader> | <grader>TemplateGrader</grader> | found TemplateGrader",
					"<prototypetype>0< | <prototypetype>2< | a prototype" })
	void namesWhatItRefuses(String from, String to, String reason) throws IOException {
		Collected found = Collected.of(format,
				ImportedTexts.file("quiz.xml", Quiz.of(Quiz.QUESTION.replace(from, to))));
		assertThat(found.questions()).isEmpty();
		assertThat(found.refused()).singleElement().asString().contains(reason);
	}

	@Test
	void boundsSupportFiles() throws IOException {
		String files = IntStream.rangeClosed(1, 101)
			.mapToObj("<file name='%d' encoding='base64'>eA==</file>"::formatted)
			.collect(Collectors.joining());
		Collected found = Collected.of(format,
				ImportedTexts.file("quiz.xml", Quiz.of(Quiz.QUESTION.replace("<testcases>", "<testcases>" + files))));
		assertThat(found.refused()).singleElement().asString().contains("at most 100 support files");
	}

	@Test
	void tellsQuestionsOfOneNameApart() throws IOException {
		Collected found = Collected.of(format, ImportedTexts.file("quiz.xml", Quiz.of(Quiz.QUESTION + Quiz.QUESTION)));
		assertThat(found.questions()).extracting(FoundQuestion::sourceId)
			.containsExactly("$course$/Loops/Squares", "$course$/Loops/Squares (2)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<quiz>", "<quiz><question type='coderunner'>", "<a/>", "", "<quiz><question></quiz>",
			"{}",
			"<!DOCTYPE quiz [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><quiz><question type='coderunner'><name>&x;</name></question></quiz>",
			"<!DOCTYPE quiz [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><quiz>&b;</quiz>",
			"<quiz><question>&nbsp;</question></quiz>" })
	void saysWhatItCannotRead(String text) {
		assertThatThrownBy(() -> Collected.of(format, ImportedTexts.file("quiz.xml", text)))
			.isInstanceOf(UnreadableFileException.class);
	}

	@Test
	void refusesTextThatIsNotUtf8() {
		byte[] latin = Quiz.of(Quiz.QUESTION.replace("Squares", "Carr\u00e9s")).getBytes(StandardCharsets.ISO_8859_1);
		ImportedTexts file = new ImportedTexts("quiz.xml", false, Map.of("quiz.xml", latin));
		assertThatThrownBy(() -> Collected.of(format, file)).isInstanceOf(UnreadableFileException.class)
			.hasMessage("It is not a text in UTF-8.");
	}

	@Test
	void boundsDepth() {
		String deep = "<quiz><question type='coderunner'>" + "<a>".repeat(100_000);
		assertThatThrownBy(() -> Collected.of(format, ImportedTexts.file("quiz.xml", deep)))
			.isInstanceOf(UnreadableFileException.class)
			.hasMessageContaining("nested");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "a<script>alert(1)</script>b | ab", "<a href='javascript:x'>y</a> | y",
					"<ol><li>x<ul><li>y</li></ul></li></ol> | `1. x\n   - y`",
					"<table><tr><th>a</th></tr><tr><td>1</td></tr></table> | `| a |\n|---|\n| 1 |`",
					"<h3>T</h3>x | `#### T\n\nx`", "x<br/>y | `x  \ny`", "<p>a_b*c</p> | a\\_b\\*c",
					"&lt;b&gt; &amp; $ | \\<b\\> & \\$" })
	void writesMarkdown(String html, String markdown) throws UnreadableFileException {
		assertThat(HtmlStatement.markdown(html)).isEqualTo(markdown.strip());
	}

	@Test
	void bearsMutations() {
		Mutations.bear(format, ImportedTexts.file("quiz.xml", Quiz.of(Quiz.QUESTION)));
	}

}
