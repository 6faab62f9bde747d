package dev.gavel.api.dispatch;

import dev.gavel.api.parked.ParkedMessages;
import dev.gavel.api.parked.ShownBytes;
import dev.gavel.api.platform.trace.Traces;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.UnreadableMessage;
import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads reports, and logs and parks messages that are not reports. */
@Component
class ReadReports {

	private static final Logger logger = LoggerFactory.getLogger(ReadReports.class);

	private final ParkedMessages parked;

	private final Traces traces;

	ReadReports(ParkedMessages parked, Traces traces) {
		this.parked = parked;
		this.traces = traces;
	}

	/** Returns the reports among the messages. */
	List<ReceivedReport> from(List<ConsumerRecord<byte[], byte[]>> records) {
		return records.stream().map(this::read).flatMap(Optional::stream).toList();
	}

	private Optional<ReceivedReport> read(ConsumerRecord<byte[], byte[]> message) {
		try {
			JudgeReport report = MessageCodec.decodeReport(Objects.requireNonNullElse(message.value(), new byte[0]));
			Objects.requireNonNull(report.judgementId(), "judgement_id is null");
			return Optional.of(received(message, BoundedReport.of(report)));
		}
		catch (UnreadableMessage | NullPointerException ex) {
			String reason = ShownBytes.of(String.valueOf(ex.getMessage()).getBytes(StandardCharsets.UTF_8));
			parked.park(message, reason);
			logger.warn("Parked {}-{}@{}, which is not a report ({}): {}", message.topic(), message.partition(),
					message.offset(), reason, ShownBytes.of(message.value()));
			return Optional.empty();
		}
	}

	private ReceivedReport received(ConsumerRecord<byte[], byte[]> message, JudgeReport report) {
		return new ReceivedReport(report,
				traces.received(message, "record report", report.judgementId(), report.attempt())
					.tag("gavel.report", report.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
	}

	/**
	 * A report on its way into the database.
	 *
	 * @param span ends when the report is stored
	 */
	record ReceivedReport(JudgeReport report, Span span) {
	}

}
