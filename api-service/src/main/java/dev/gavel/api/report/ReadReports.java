package dev.gavel.api.report;

import dev.gavel.message.JudgeReport;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads reports; what is none is counted, logged and skipped. */
@Component
class ReadReports {

	private static final int SHOWN_BYTES = 200;

	private static final Logger logger = LoggerFactory.getLogger(ReadReports.class);

	private final ReportMetrics metrics;

	ReadReports(ReportMetrics metrics) {
		this.metrics = metrics;
	}

	List<JudgeReport> from(List<ConsumerRecord<byte[], byte[]>> records) {
		return records.stream().map(this::read).flatMap(Optional::stream).toList();
	}

	private Optional<JudgeReport> read(ConsumerRecord<byte[], byte[]> message) {
		try {
			JudgeReport report = MessageCodec.decodeReport(Objects.requireNonNullElse(message.value(), new byte[0]));
			Objects.requireNonNull(report.judgementId(), "judgement_id is null");
			return Optional.of(BoundedReport.of(report));
		}
		catch (UnreadableMessage | NullPointerException ex) {
			metrics.unreadable();
			logger.warn("Skipped {}-{}@{}, which is no report ({}): {}", message.topic(), message.partition(),
					message.offset(), escaped(ex.getMessage().getBytes(StandardCharsets.UTF_8)),
					escaped(message.value()));
			return Optional.empty();
		}
	}

	/** The beginning, with nothing in it that could forge a line of the log. */
	static String escaped(byte[] bytes) {
		if (bytes == null) {
			return "(nothing)";
		}
		StringBuilder text = new StringBuilder();
		for (byte b : Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN_BYTES))) {
			boolean printable = b >= ' ' && b < 0x7f && b != '\\';
			text.append(printable ? String.valueOf((char) b) : "\\x%02x".formatted(b));
		}
		return text.toString();
	}

}
