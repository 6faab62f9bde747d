package dev.gavel.api.webhook.receiver;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for webhooks.
 *
 * @param allowedNetworks private and reserved addresses that may be called, such as
 * {@code 10.1.0.0/16}
 * @param refusedNetworks addresses that must not be called, although they are public
 * @param allowHttp whether URLs may begin with {@code http:}
 * @param maxPerAccount how many webhooks an account may have
 * @param maxWaiting how many deliveries may wait for one webhook; beyond it, it is not
 * told of evaluations until fewer wait
 * @param timeout of a request from its beginning to the end of the answer
 * @param retryFor how long a delivery is tried again; a webhook that fails for as long is
 * disabled
 * @param formerSecretFor how long the former secret signs after a rotation
 * @param keepFor how long deliveries are kept
 */
public record WebhooksProperties(@DefaultValue List<String> allowedNetworks, @DefaultValue List<String> refusedNetworks,
		@DefaultValue("false") boolean allowHttp, @Positive @DefaultValue("20") int maxPerAccount,
		@Positive @DefaultValue("20000") int maxWaiting,
		@NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 60) @DefaultValue("20s") Duration timeout,
		@NotNull @DurationMin(minutes = 1) @DefaultValue("3d") Duration retryFor,
		@NotNull @DefaultValue("1d") Duration formerSecretFor,
		@NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration keepFor) {

	public WebhooksProperties {
		AllowedAddresses.check("gavel.webhooks.allowed-networks", allowedNetworks);
		AllowedAddresses.check("gavel.webhooks.refused-networks", refusedNetworks);
		if (keepFor.compareTo(retryFor) < 0) {
			throw new IllegalArgumentException("gavel.webhooks.keep-for is %s, less than gavel.webhooks.retry-for, %s"
				.formatted(keepFor, retryFor));
		}
	}

}
