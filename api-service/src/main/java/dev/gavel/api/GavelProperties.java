package dev.gavel.api;

import dev.gavel.api.access.AccessProperties;
import dev.gavel.api.account.AccountsProperties;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.evaluation.EvaluationsProperties;
import dev.gavel.api.platform.request.AllowedHosts;
import dev.gavel.api.platform.request.AllowedOrigins;
import dev.gavel.api.platform.settings.DispatchProperties;
import dev.gavel.api.platform.settings.ImportsProperties;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.platform.settings.RetentionProperties;
import dev.gavel.api.queue.EvaluationRates;
import dev.gavel.api.queue.SubmissionRates;
import dev.gavel.api.reference.VerificationProperties;
import dev.gavel.api.signin.oidc.OidcProperties;
import dev.gavel.api.waiting.StreamLimits;
import dev.gavel.api.waiting.WaitingLimits;
import dev.gavel.api.worker.InternalProperties;
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import dev.gavel.api.worker.WorkerTokens;
import jakarta.validation.Valid;
import java.net.InetAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/**
 * The settings that begin with {@code gavel.}. An unknown key stops the start.
 *
 * @param workerToken the credential of workers; empty if all have names
 * @param workerTokens further ones, each as {@code name=secret}
 * @param internal where workers reach the service
 * @param allowedHosts names by which the service may be called
 * @param allowedOrigins other sites whose pages may use it
 * @param submissionsPerMinute what callers may send, once there are accounts
 * @param evaluationsPerMinute what callers may run, once there are accounts
 * @param waits how many long polls callers may have at once, once there are accounts
 * @param streams how many streams callers may have at once, once there are accounts
 */
@Validated
@ConfigurationProperties(prefix = "gavel", ignoreUnknownFields = false)
record GavelProperties(@DefaultValue("") String workerToken, @DefaultValue List<String> workerTokens,
		@Valid @DefaultValue InternalProperties internal, @DefaultValue List<String> allowedHosts,
		@DefaultValue List<String> allowedOrigins, @Valid @DefaultValue LimitsProperties limits,
		@Valid @DefaultValue SubmissionRates submissionsPerMinute,
		@Valid @DefaultValue EvaluationRates evaluationsPerMinute, @Valid @DefaultValue WaitingLimits waits,
		@Valid @DefaultValue StreamLimits streams, @Valid @DefaultValue DispatchProperties dispatch,
		@Valid @DefaultValue EvaluationsProperties evaluations, @Valid @DefaultValue ImportsProperties imports,
		@Valid @DefaultValue AccessProperties access, @DefaultValue OidcProperties oidc,
		@Valid @DefaultValue AccountsProperties accounts, @Valid @DefaultValue RetentionProperties retention,
		@Valid @DefaultValue WebhooksProperties webhooks, @Valid @DefaultValue CompatProperties compat,
		@Valid @DefaultValue VerificationProperties verification) {

	GavelProperties {
		new WorkerTokens(workerToken, workerTokens);
	}

	/** Gives each feature its own part. */
	@Configuration(proxyBeanMethods = false)
	static class Parts {

		@Bean
		LimitsProperties limits(GavelProperties properties) {
			return properties.limits();
		}

		@Bean
		SubmissionRates submissionRates(GavelProperties properties) {
			return properties.submissionsPerMinute();
		}

		@Bean
		EvaluationRates evaluationRates(GavelProperties properties) {
			return properties.evaluationsPerMinute();
		}

		@Bean
		StreamLimits streamLimits(GavelProperties properties) {
			return properties.streams();
		}

		@Bean
		WaitingLimits waitingLimits(GavelProperties properties) {
			return properties.waits();
		}

		@Bean
		DispatchProperties dispatchProperties(GavelProperties properties) {
			return properties.dispatch();
		}

		@Bean
		EvaluationsProperties evaluationsProperties(GavelProperties properties) {
			return properties.evaluations();
		}

		@Bean
		ImportsProperties importsProperties(GavelProperties properties) {
			return properties.imports();
		}

		@Bean
		AccessProperties accessProperties(GavelProperties properties) {
			return properties.access();
		}

		@Bean
		AccountsProperties accountsProperties(GavelProperties properties) {
			return properties.accounts();
		}

		@Bean
		RetentionProperties retentionProperties(GavelProperties properties) {
			return properties.retention();
		}

		@Bean
		WebhooksProperties webhooksProperties(GavelProperties properties) {
			return properties.webhooks();
		}

		@Bean
		CompatProperties compatProperties(GavelProperties properties) {
			return properties.compat();
		}

		@Bean
		VerificationProperties verificationProperties(GavelProperties properties) {
			return properties.verification();
		}

		@Bean
		OidcProperties oidcProperties(GavelProperties properties) {
			return properties.oidc();
		}

		@Bean
		AllowedHosts allowedHosts(GavelProperties properties, @Value("${server.address:0.0.0.0}") InetAddress address) {
			return new AllowedHosts(properties.allowedHosts(), address.isLoopbackAddress());
		}

		@Bean
		AllowedOrigins allowedOrigins(GavelProperties properties) {
			return new AllowedOrigins(properties.allowedOrigins());
		}

		@Bean
		WorkerTokens workerTokens(GavelProperties properties) {
			return new WorkerTokens(properties.workerToken(), properties.workerTokens());
		}

		@Bean
		InternalProperties internalProperties(GavelProperties properties) {
			return properties.internal();
		}

	}

}
