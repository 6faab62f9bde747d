package dev.gavel.api.imports;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.question.QuestionImport;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.ImportsProperties;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Upload.Part;
import dev.gavel.api.waiting.Transfers.Transfer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Reads files in the background, one at a time at each replica: a single line may take a
 * good part of the heap.
 */
@Component
class ImportRuns implements DisposableBean {

	private static final int MOST_WAITING = 10;

	private static final int MOST_OF_ONE = 2;

	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(MOST_WAITING), new CustomizableThreadFactory("import-"));

	/** Those that wait or are read, and whose they are. */
	private final Map<Long, Caller> open = new ConcurrentHashMap<>();

	private final ImportTable table;

	private final List<QuestionFormat> formats;

	private final QuestionImport questions;

	private final ImportsProperties properties;

	private final Clock clock;

	ImportRuns(ImportTable table, List<QuestionFormat> formats, QuestionImport questions, ImportsProperties properties,
			Clock clock) {
		this.table = table;
		this.formats = List.copyOf(formats);
		this.questions = questions;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * @throws Problem when the caller has sent enough files for now
	 */
	void requireFew(Caller caller) {
		long others = open.values()
			.stream()
			.filter((other) -> Objects.equals(other.accountId(), caller.accountId()))
			.count();
		if (!caller.isTrusted() && others >= MOST_OF_ONE) {
			throw Problem.passing(ProblemType.TOO_MANY_REQUESTS,
					"%d files of yours are being read. Send the next one when one of them has ended.".formatted(others),
					Duration.ofSeconds(10));
		}
	}

	/**
	 * Reads a file when its turn comes.
	 * @param upload closed at the end, like the transfer
	 * @throws Problem when too many wait
	 */
	void submit(long id, NewImport sent, Upload upload, Part file, Transfer transfer) {
		ImportRun run = new ImportRun(id, sent, upload, file, transfer, this);
		open.put(id, transfer.caller());
		try {
			threads.execute(run);
		}
		catch (RejectedExecutionException ex) {
			open.remove(id);
			table.ended(id, "Too many files were being read.", clock.instant());
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"Too many files are being read at the moment. Try again later.", Duration.ofSeconds(10));
		}
	}

	ImportTable table() {
		return table;
	}

	List<QuestionFormat> formats() {
		return formats;
	}

	List<String> formatNames() {
		return formats.stream().map(QuestionFormat::name).toList();
	}

	QuestionImport questions() {
		return questions;
	}

	long mostUnpacked() {
		return properties.maxUnpackedSize().toBytes();
	}

	Clock clock() {
		return clock;
	}

	void ended(long id) {
		open.remove(id);
	}

	/** Whether the service stops. */
	boolean isStopping() {
		return threads.isShutdown();
	}

	/** Lets other replicas know that these are not lost. */
	@Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
	void hold() {
		open.keySet().forEach((id) -> table.waiting(id, clock.instant()));
	}

	@Override
	public void destroy() throws InterruptedException {
		threads.shutdownNow().forEach((waiting) -> ((ImportRun) waiting).giveUp());
		threads.awaitTermination(5, TimeUnit.SECONDS);
	}

}
