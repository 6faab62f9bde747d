package dev.gavel.api.question.testfile;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.question.kind.KeptValues;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.TestCaseView;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.question.testcode.TestCodeTrial;
import dev.gavel.value.DecodingRoom;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Adds and changes test cases by forms with files, once there is memory for them. */
@Component
public class TestFiles {

	private final TestCases testCases;

	private final AllowedTestCases allowed;

	private final TestCodeTrial trial;

	private final LimitsProperties limits;

	TestFiles(TestCases testCases, AllowedTestCases allowed, TestCodeTrial trial, LimitsProperties limits) {
		this.testCases = testCases;
		this.allowed = allowed;
		this.trial = trial;
		this.limits = limits;
	}

	/**
	 * Adds a test case. A file takes the place of the field with its name.
	 * @throws Problem as {@link TestCases#add}
	 */
	public TestCaseView add(long questionId, Upload upload, Caller caller) {
		try (DecodingRoom room = RequestRoom.take(upload.size())) {
			Form form = form(upload);
			List<String> warnings = trial.before(questionId, form, caller);
			return testCases.add(questionId, (check) -> check.check(form), caller).with(warnings);
		}
	}

	/**
	 * Replaces a test case, but for the values that the form keeps.
	 * @throws Problem as {@link TestCases#change}
	 */
	public TestCaseView change(long id, Upload upload, Caller caller) {
		try (DecodingRoom room = RequestRoom.take(upload.size() + allowed.sizeToFillIn(id))) {
			Form form = allowed.filledIn(form(upload), id, caller);
			List<String> warnings = trial.before(allowed.questionOf(id, caller), form, caller);
			return testCases.change(id, (check) -> check.check(form), caller).with(warnings);
		}
	}

	/**
	 * Adds a test case for each pair of files, or none.
	 * @return how many
	 * @throws Problem naming every file that is not right
	 */
	public int addAll(long questionId, Upload upload, Caller caller) {
		FileTexts texts = new FileTexts(upload, limits.maxTextSize());
		PairedFiles pairs = new PairedFiles(upload.parts(), texts);
		try (DecodingRoom room = RequestRoom.take(upload.size())) {
			trial.before(questionId, pairs, caller);
			return testCases.addAll(questionId, pairs, caller);
		}
	}

	private Form form(Upload upload) {
		Violations violations = new Violations();
		FileTexts texts = new FileTexts(upload, limits.maxTextSize());
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		upload.parts()
			.stream()
			.filter((part) -> part.fileName() == null)
			.forEach((part) -> fields.add(part.field(), texts.read(part, part.field(), violations)));
		upload.parts().stream().filter((part) -> part.fileName() != null).forEach((part) -> {
			fields.set(part.field(), texts.read(part, part.field(), violations));
			KeptValues.replace(fields, part.field());
		});
		violations.throwIfAny();
		return new Form(fields);
	}

}
