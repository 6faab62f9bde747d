package dev.gavel.api.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.gavel.api.access.Secret;
import java.time.Instant;
import java.util.Base64;

/** A secret that signs what is sent to a receiver, as Standard Webhooks define it. */
record WebhookSecret(byte[] bits) {

	static WebhookSecret random() {
		return new WebhookSecret(Secret.bits());
	}

	/** Returns it as receivers are given it. */
	String text() {
		return Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(bits);
	}

	/** Returns a signature for the header. */
	String sign(String messageId, Instant at, String body) {
		try {
			return new Webhook(bits).sign(messageId, at.getEpochSecond(), body);
		}
		catch (WebhookSigningException ex) {
			throw new IllegalStateException("HMAC-SHA256 is missing", ex);
		}
	}

}
