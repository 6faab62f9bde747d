package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.kafka.KafkaPreparation;
import dev.gavel.message.Cancellation;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells workers to drop cancelled judgements. If the message is lost, they judge in vain
 * and their report is refused.
 */
@Component
class CancellationSender {

	private static final Logger logger = LoggerFactory.getLogger(CancellationSender.class);

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final KafkaPreparation preparation;

	CancellationSender(KafkaTemplate<byte[], byte[]> kafka, KafkaPreparation preparation) {
		this.kafka = kafka;
		this.preparation = preparation;
	}

	@TransactionalEventListener
	void onEnded(JudgementEnded event) {
		if (event.state() != JudgementState.CANCELLED || event.turn().deferred() || !preparation.isPrepared()) {
			return;
		}
		try {
			kafka.send(Topics.CANCELLATIONS, MessageCodec.encode(new Cancellation(event.judgementId())));
		}
		catch (KafkaException | org.springframework.kafka.KafkaException ex) {
			logger.warn("Workers were not told that judgement {} is cancelled, and may judge it in vain: {}",
					event.judgementId(), ex.toString());
		}
	}

}
