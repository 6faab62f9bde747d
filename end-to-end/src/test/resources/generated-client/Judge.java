import dev.gavel.client.ApiClient;
import dev.gavel.client.ApiException;
import dev.gavel.client.api.EvaluationsApi;
import dev.gavel.client.api.QuestionsApi;
import dev.gavel.client.api.SubmissionsApi;
import dev.gavel.client.model.ListedQuestion;
import dev.gavel.client.model.NewEvaluation;
import dev.gavel.client.model.NewMetadata;
import dev.gavel.client.model.NewProgram;
import dev.gavel.client.model.NewQuestion;
import dev.gavel.client.model.OwnTest;
import dev.gavel.client.model.SubmissionView;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Uses the generated client as a program would. */
public class Judge implements Supplier<String> {

	private final ApiClient client = new ApiClient();

	public Judge(String address) {
		client.updateBaseUri(address);
	}

	/** Returns the verdicts of a submission and of an evaluation, and why another is refused. */
	@Override
	public String get() {
		try {
			ListedQuestion question = new QuestionsApi(client).listQuestions("frequency", null, null, null)
				.getItems()
				.get(0);
			SubmissionsApi submissions = new SubmissionsApi(client);
			SubmissionView sent = submissions.createSubmission(question.getId(),
					new NewProgram().code("def Findfrequency(nums, K): return nums.count(K)"), null, null, "\"%s\"".formatted(UUID.randomUUID()));
			SubmissionView judged = submissions.getSubmission(sent.getId(), "60s");
			return "%s %d of %d, %s, %s".formatted(judged.getVerdict(), judged.getPassed(), judged.getTests().size(),
					evaluated(), refused(question.getId()));
		}
		catch (ApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String evaluated() throws ApiException {
		NewMetadata program = new NewMetadata().kind(NewMetadata.KindEnum.PROGRAM);
		return String.valueOf(new EvaluationsApi(client)
			.createEvaluation(new NewEvaluation().code("print(input())")
				.question(new NewQuestion().metadata(program))
				.tests(List.of(new OwnTest().stdin("1").output("2"))), "60s", null)
			.getVerdict());
	}

	private String refused(long question) {
		try {
			return String
				.valueOf(new SubmissionsApi(client).createSubmission(question, new NewProgram().code(""), null, null, null));
		}
		catch (ApiException ex) {
			return String.valueOf(ex.getCode());
		}
	}

}
