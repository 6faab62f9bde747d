package dev.gavel.api.imports;

import dev.gavel.api.imports.archive.UploadedFiles;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundTests.Taker;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.question.QuestionReport.Notes;
import dev.gavel.api.imports.question.QuestionReport;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Upload.Part;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one file, and takes its questions. */
final class ImportRun implements Runnable, Findings {

	private static final Logger logger = LoggerFactory.getLogger(ImportRun.class);

	private static final int MOST_QUESTIONS = 10_000;

	private static final int LONGEST_SOURCE = 250;

	private static final int LONGEST_TITLE = 200;

	/**
	 * Characters of notes about all questions. Then only the first ones of each remain.
	 */
	private static final long MOST_NOTED = 16 * 1024 * 1024;

	private static final int LONGEST_FAILURE = 2000;

	private static final Duration TELLS_EVERY = Duration.ofSeconds(1);

	private static final int TELLS_AT_ONCE = 100;

	private final long id;

	private final NewImport sent;

	private final Upload upload;

	private final Part file;

	private final Transfer transfer;

	private final ImportRuns runs;

	private final Progress progress = new Progress();

	private final Set<String> sources = new HashSet<>();

	private Instant toldAt = Instant.EPOCH;

	private String format = "";

	private long noted;

	ImportRun(long id, NewImport sent, Upload upload, Part file, Transfer transfer, ImportRuns runs) {
		this.id = id;
		this.sent = sent;
		this.upload = upload;
		this.file = file;
		this.transfer = transfer;
		this.runs = runs;
	}

	@Override
	public void run() {
		transfer.begin();
		try {
			end(failure());
		}
		catch (RuntimeException ex) {
			logger.error("The end of import {} could not be stored", id, ex);
		}
		finally {
			close();
		}
	}

	/** Ends without a beginning. */
	void giveUp() {
		try {
			end(Stopped.BY_SERVICE);
		}
		finally {
			close();
		}
	}

	private void close() {
		runs.ended(id);
		transfer.close();
		upload.close();
	}

	/** An interrupted thread could not store it. */
	private void end(@Nullable String failure) {
		Thread.interrupted();
		runs.table().running(id, progress, runs.clock().instant());
		runs.table().ended(id, (failure != null) ? shortened(failure, LONGEST_FAILURE) : null, runs.clock().instant());
	}

	/** Reads the file, and returns why that failed, if it did. */
	private @Nullable String failure() {
		try {
			read();
			return null;
		}
		catch (UnreadableFileException | Stopped ex) {
			return ex.getMessage();
		}
		catch (Problem problem) {
			return problem.getMessage() + Stopped.SEND_AGAIN;
		}
		catch (IOException | RuntimeException ex) {
			if (runs.isStopping()) {
				return Stopped.BY_SERVICE;
			}
			logger.error("Import {} failed", id, ex);
			return "Gavel failed while it read the file." + Stopped.SEND_AGAIN;
		}
	}

	private void read() throws IOException {
		tell();
		try (UploadedFiles files = UploadedFiles.open(sent.file(), transfer.caller(), this::channel,
				runs.mostUnpacked())) {
			QuestionFormat recognised = recognise(files);
			format = recognised.name();
			progress.recognised(format);
			tell();
			recognised.read(files, this);
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
		if (progress.questions() == 0) {
			throw new UnreadableFileException("The file has no questions.");
		}
	}

	private SeekableByteChannel channel() {
		return new WatchedChannel(upload.channel(file), this::reasonToStop);
	}

	private QuestionFormat recognise(UploadedFiles files) throws IOException {
		for (QuestionFormat each : runs.formats()) {
			if (each.recognises(files)) {
				return each;
			}
		}
		throw new UnreadableFileException("The file is in none of the formats that can be imported: %s."
			.formatted(String.join(", ", runs.formatNames())));
	}

	@Override
	public void question(FoundQuestion question) {
		String source = question.sourceId();
		if (source.isBlank() || source.length() > LONGEST_SOURCE) {
			refused(source, "",
					"Its id has %,d characters; expected 1 to %d.".formatted(source.length(), LONGEST_SOURCE));
			return;
		}
		if (!sources.add(source)) {
			refused(source, "", "The id '%s' appears twice in the file.".formatted(source));
			return;
		}
		requireGoingOn();
		try {
			found(runs.questions()
				.take(question.with((taker) -> read(question, taker)), format, sent.dryRun(), transfer.caller()));
		}
		catch (UnreadableFileException ex) {
			found(QuestionReport.refused(source, "", List.of(String.valueOf(ex.getMessage()))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Reads tests as long as this may go on. */
	private void read(FoundQuestion question, Taker taker) throws IOException {
		question.tests().read(new Taker() {

			@Override
			public void test(String name, ObjectNode test) {
				requireGoingOn();
				taker.test(name, test);
			}

			@Override
			public void refused(String name, String reason) {
				requireGoingOn();
				taker.refused(name, reason);
			}

		});
	}

	@Override
	public void refused(String sourceId, String title, String reason) {
		requireGoingOn();
		found(QuestionReport.refused(shortened(sourceId, LONGEST_SOURCE), title, List.of(reason)));
	}

	private void found(QuestionReport report) {
		if (progress.questions() == MOST_QUESTIONS) {
			throw new Stopped("The file has more than %,d questions. The first ones were read; split the file."
				.formatted(MOST_QUESTIONS));
		}
		Notes notes = (noted < MOST_NOTED) ? report.notes() : report.notes().brief();
		noted += notes.length();
		progress.found(new QuestionReport(report.sourceId(), shortened(report.title(), LONGEST_TITLE), report.outcome(),
				report.questionId(), report.tests(), report.refusedTests(), notes));
		tellSometimes();
	}

	private static String shortened(String text, int most) {
		return text.substring(0, Math.min(text.length(), most));
	}

	@Override
	public void note(String sentence) {
		progress.note(sentence);
	}

	@Override
	public void progress(long done, long total) {
		requireGoingOn();
		progress.read(done, total);
		tellSometimes();
	}

	private void requireGoingOn() {
		String reason = reasonToStop();
		if (reason != null) {
			throw new Stopped(reason);
		}
	}

	private @Nullable String reasonToStop() {
		if (runs.isStopping()) {
			return Stopped.BY_SERVICE;
		}
		return transfer.mayGoOn() ? null
				: "Your account changed meanwhile, or this took too long." + Stopped.SEND_AGAIN;
	}

	private void tellSometimes() {
		Instant now = runs.clock().instant();
		if (progress.waiting() >= TELLS_AT_ONCE || toldAt.plus(TELLS_EVERY).isBefore(now)) {
			tell();
		}
	}

	private void tell() {
		toldAt = runs.clock().instant();
		if (!runs.table().running(id, progress, toldAt)) {
			throw new Stopped("Another replica has taken this for lost." + Stopped.SEND_AGAIN);
		}
	}

	/** Reading ends although the file goes on. */
	private static final class Stopped extends RuntimeException {

		static final String SEND_AGAIN = " What was imported stays; send the file again to go on.";

		static final String BY_SERVICE = "The service was stopped." + SEND_AGAIN;

		Stopped(String message) {
			super(message);
		}

	}

}
