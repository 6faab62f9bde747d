package dev.gavel.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.AccessProperties.Operator;
import dev.gavel.api.access.AccessProperties.Wanted;
import dev.gavel.api.access.AccessProperties;
import dev.gavel.api.account.AccountsProperties.SignUp;
import dev.gavel.api.account.AccountsProperties;
import dev.gavel.api.compat.access.CompatProperties;
import dev.gavel.api.compat.access.CompatProperties.Enabled;
import dev.gavel.api.compat.access.CompatProperties.Files;
import dev.gavel.api.compat.access.CompatProperties.Switch;
import dev.gavel.api.evaluation.EvaluationsProperties;
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
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import dev.gavel.api.worker.InternalProperties;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.util.unit.DataSize;

class GavelPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Settings.class)
		.withSystemProperties("spring.config.name=api-service");

	@Test
	void hasDefaults() {
		GavelProperties expected = new GavelProperties("a-token-of-sixteen", List.of(),
				new InternalProperties(8082, InetAddress.getLoopbackAddress()), List.of(), List.of(),
				new LimitsProperties(DataSize.ofKilobytes(64), DataSize.ofMegabytes(16), DataSize.ofMegabytes(64),
						Duration.ofSeconds(2), Duration.ofSeconds(15), DataSize.ofMegabytes(256),
						DataSize.ofMegabytes(512), Duration.ofHours(1), 1_000_000, DataSize.ofMegabytes(16),
						DataSize.ofMegabytes(8), 10_000, DataSize.ofMegabytes(256), 10_000, 0, Duration.ofSeconds(60),
						2000),
				new SubmissionRates(20, 60, 300, 0), new EvaluationRates(20, 60, 300, 0),
				new WaitingLimits(50, 20, 200, 200), new StreamLimits(50, 20, 200, 200),
				new DispatchProperties(Duration.ofSeconds(30), Duration.ofSeconds(5), 3, Duration.ofSeconds(1), 8,
						Duration.ofDays(7)),
				new EvaluationsProperties(20, DataSize.ofMegabytes(32), Duration.ofDays(1), DataSize.ofGigabytes(4),
						20_000, DataSize.ofMegabytes(256), Duration.ofMinutes(2), Duration.ofMinutes(10),
						Duration.ofSeconds(10)),
				new ImportsProperties(DataSize.ofMegabytes(256), DataSize.ofGigabytes(1), "", Duration.ofDays(30)),
				new AccessProperties(Wanted.KEEP, true, false, Duration.ofHours(12), Duration.ofDays(7),
						new Operator("", "", "")),
				new OidcProperties("", "", "", "OpenID", List.of(), "", List.of(), List.of()),
				new AccountsProperties(SignUp.INVITATION, Duration.ofDays(14), Duration.ofDays(1)),
				new RetentionProperties(Duration.ZERO, Duration.ofDays(365), Duration.ofDays(1), 200,
						DataSize.ofMegabytes(64)),
				new WebhooksProperties(List.of(), List.of(), false, 20, 20_000, Duration.ofSeconds(20),
						Duration.ofDays(3), Duration.ofDays(1), Duration.ofDays(7)),
				new CompatProperties(new Switch(Enabled.BY_MODE), new Switch(Enabled.BY_MODE),
						new Switch(Enabled.BY_MODE), new Switch(Enabled.BY_MODE), List.of(),
						new Files(DataSize.ofMegabytes(8), 1000, DataSize.ofMegabytes(256), Duration.ofDays(7)),
						Duration.ofSeconds(60), 4000),
				new VerificationProperties(3, Duration.ofSeconds(30)));
		runner.withPropertyValues("gavel.worker-token=a-token-of-sixteen")
			.run((context) -> assertThat(context.getBean(GavelProperties.class)).isEqualTo(expected));
		runner.withSystemProperties("spring.config.name=none")
			.withPropertyValues("gavel.worker-token=a-token-of-sixteen")
			.run((context) -> assertThat(context.getBean(GavelProperties.class)).isEqualTo(expected));
	}

	@Test
	void readsEveryKeyByItsEnvironmentName() {
		GavelProperties expected = new GavelProperties("another-token-of-32",
				List.of("old=a-token-of-seventeen", "new=a-token-of-eighteen"),
				new InternalProperties(24, InetAddress.getLoopbackAddress()), List.of("gavel.example", "judge"),
				List.of("https://app.example", "http://localhost:3000"),
				new LimitsProperties(DataSize.ofKilobytes(1), DataSize.ofMegabytes(2), DataSize.ofMegabytes(43),
						Duration.ofSeconds(3), Duration.ofSeconds(4), DataSize.ofMegabytes(65),
						DataSize.ofMegabytes(66), Duration.ofMinutes(22), 23, DataSize.ofMegabytes(6),
						DataSize.ofMegabytes(5), 7, DataSize.ofMegabytes(8), 9, 18, Duration.ofSeconds(10), 11),
				new SubmissionRates(24, 25, 26, 27), new EvaluationRates(35, 36, 37, 38),
				new WaitingLimits(28, 29, 30, 31), new StreamLimits(39, 40, 41, 42),
				new DispatchProperties(Duration.ofSeconds(27), Duration.ofSeconds(13), 14, Duration.ofSeconds(15), 17,
						Duration.ofDays(16)),
				new EvaluationsProperties(19, DataSize.ofKilobytes(20), Duration.ofHours(21), DataSize.ofGigabytes(48),
						44, DataSize.ofMegabytes(45), Duration.ofSeconds(46), Duration.ofSeconds(47),
						Duration.ofSeconds(43)),
				new ImportsProperties(DataSize.ofMegabytes(58), DataSize.ofMegabytes(59), "/var/spool/gavel",
						Duration.ofDays(60)),
				new AccessProperties(Wanted.ACCOUNTS, false, true, Duration.ofMinutes(23), Duration.ofHours(24),
						new Operator("root", "/run/secrets/operator", "ada")),
				new OidcProperties("https://id.example", "gavel", "a-secret", "University",
						List.of("@example.com", "*"), "realm_access.roles", List.of("staff", "tutors"),
						List.of("admins")),
				new AccountsProperties(SignUp.OPEN, Duration.ofDays(31), Duration.ofHours(32)),
				new RetentionProperties(Duration.ofDays(33), Duration.ofDays(34), Duration.ofHours(46), 78,
						DataSize.ofMegabytes(79)),
				new WebhooksProperties(List.of("10.1.0.0/16", "192.168.7.9"), List.of("8.8.8.8"), true, 46, 47,
						Duration.ofSeconds(48), Duration.ofDays(49), Duration.ofHours(50), Duration.ofDays(51)),
				new CompatProperties(new Switch(Enabled.TRUE), new Switch(Enabled.FALSE), new Switch(Enabled.TRUE),
						new Switch(Enabled.FALSE), List.of("moodle=10.1.0.0/16", "lab=192.168.7.9"),
						new Files(DataSize.ofMegabytes(54), 55, DataSize.ofMegabytes(56), Duration.ofDays(57)),
						Duration.ofSeconds(52), 53),
				new VerificationProperties(5, Duration.ofSeconds(58)));
		runner.withPropertyValues("GAVEL_WORKER_TOKEN=another-token-of-32",
				"GAVEL_WORKER_TOKENS=old=a-token-of-seventeen,new=a-token-of-eighteen", "GAVEL_INTERNAL_PORT=24",
				"GAVEL_INTERNAL_ADDRESS=localhost", "GAVEL_ALLOWED_HOSTS=gavel.example,judge",
				"GAVEL_ALLOWED_ORIGINS=https://app.example,http://localhost:3000", "GAVEL_LIMITS_MAX_SOURCE_SIZE=1KB",
				"GAVEL_LIMITS_MAX_REQUEST_SIZE=2MB", "GAVEL_LIMITS_MAX_UPLOAD_SIZE=43MB",
				"GAVEL_LIMITS_DEFAULT_TIME_LIMIT=3s", "GAVEL_LIMITS_MAX_TIME_LIMIT=4s",
				"GAVEL_LIMITS_DEFAULT_MEMORY_LIMIT=65MB", "GAVEL_LIMITS_MAX_MEMORY_LIMIT=66MB",
				"GAVEL_LIMITS_MAX_TEST_CASES=7", "GAVEL_LIMITS_MAX_TOTAL_TIME=22m", "GAVEL_LIMITS_MAX_ELEMENTS=23",
				"GAVEL_LIMITS_MAX_SUITE_SIZE=8MB", "GAVEL_LIMITS_MAX_VALUE_SIZE=6MB", "GAVEL_LIMITS_MAX_TEXT_SIZE=5MB",
				"GAVEL_LIMITS_MAX_QUEUED=9", "GAVEL_LIMITS_MAX_SUBMISSIONS_PER_MINUTE=18", "GAVEL_LIMITS_MAX_WAIT=10s",
				"GAVEL_LIMITS_MAX_WAITING=11", "GAVEL_SUBMISSIONS_PER_MINUTE_VISITOR=24",
				"GAVEL_SUBMISSIONS_PER_MINUTE_SOLVER=25", "GAVEL_SUBMISSIONS_PER_MINUTE_AUTHOR=26",
				"GAVEL_SUBMISSIONS_PER_MINUTE_OPERATOR=27", "GAVEL_WAITS_VISITOR=28", "GAVEL_WAITS_SOLVER=29",
				"GAVEL_WAITS_AUTHOR=30", "GAVEL_WAITS_OPERATOR=31", "GAVEL_EVALUATIONS_PER_MINUTE_VISITOR=35",
				"GAVEL_EVALUATIONS_PER_MINUTE_SOLVER=36", "GAVEL_EVALUATIONS_PER_MINUTE_AUTHOR=37",
				"GAVEL_EVALUATIONS_PER_MINUTE_OPERATOR=38", "GAVEL_STREAMS_VISITOR=39", "GAVEL_STREAMS_SOLVER=40",
				"GAVEL_STREAMS_AUTHOR=41", "GAVEL_STREAMS_OPERATOR=42", "GAVEL_DISPATCH_SILENT_AFTER=27s",
				"GAVEL_DISPATCH_SWEEP_INTERVAL=13s", "GAVEL_DISPATCH_MAX_ATTEMPTS=14", "GAVEL_DISPATCH_RETRY_AFTER=15s",
				"GAVEL_DISPATCH_LEAST_JOBS_AHEAD=17", "GAVEL_DISPATCH_JOB_RETENTION=16d",
				"GAVEL_EVALUATIONS_MAX_TESTS=19", "GAVEL_EVALUATIONS_MAX_SIZE=20KB", "GAVEL_EVALUATIONS_KEEP_FOR=21h",
				"GAVEL_EVALUATIONS_MAX_STORED_OUTPUTS=48GB", "GAVEL_EVALUATIONS_MAX_WAITING_LINES=44",
				"GAVEL_EVALUATIONS_MAX_WAITING_SIZE=45MB", "GAVEL_EVALUATIONS_MAX_TOTAL_TIME=46s",
				"GAVEL_EVALUATIONS_MAX_TOTAL_TIME_IN_BATCHES=47s", "GAVEL_EVALUATIONS_TRIAL_TIMEOUT=43s",
				"GAVEL_IMPORTS_MAX_SIZE=58MB", "GAVEL_IMPORTS_MAX_UNPACKED_SIZE=59MB",
				"GAVEL_IMPORTS_FOLDER=/var/spool/gavel", "GAVEL_IMPORTS_KEEP_FOR=60d", "GAVEL_ACCESS_MODE=accounts",
				"GAVEL_ACCESS_VISITORS_READ=false", "GAVEL_ACCESS_VISITORS_SUBMIT=true",
				"GAVEL_OIDC_ISSUER=https://id.example", "GAVEL_OIDC_CLIENT_ID=gavel",
				"GAVEL_OIDC_CLIENT_SECRET=a-secret", "GAVEL_OIDC_NAME=University", "GAVEL_OIDC_ALLOWED=@example.com,*",
				"GAVEL_OIDC_ROLE_CLAIM=realm_access.roles", "GAVEL_OIDC_AUTHORS=staff,tutors",
				"GAVEL_OIDC_OPERATORS=admins", "GAVEL_ACCESS_SESSION_IDLE=23m", "GAVEL_ACCESS_SESSION_LONGEST=24h",
				"GAVEL_ACCESS_OPERATOR_NAME=root", "GAVEL_ACCESS_OPERATOR_RECOVER=ada",
				"GAVEL_ACCESS_OPERATOR_PASSWORD_FILE=/run/secrets/operator", "GAVEL_ACCOUNTS_SIGN_UP=open",
				"GAVEL_ACCOUNTS_INVITATIONS_VALID_FOR=31d", "GAVEL_ACCOUNTS_RESETS_VALID_FOR=32h",
				"GAVEL_RETENTION_SUBMISSIONS=33d", "GAVEL_RETENTION_AUDIT_ENTRIES=34d",
				"GAVEL_RETENTION_IDEMPOTENCY_KEYS=46h", "GAVEL_RETENTION_EDITS=78", "GAVEL_RETENTION_EDITS_SIZE=79MB",
				"GAVEL_WEBHOOKS_ALLOWED_NETWORKS=10.1.0.0/16,192.168.7.9", "GAVEL_WEBHOOKS_REFUSED_NETWORKS=8.8.8.8",
				"GAVEL_WEBHOOKS_ALLOW_HTTP=true", "GAVEL_WEBHOOKS_MAX_PER_ACCOUNT=46", "GAVEL_WEBHOOKS_MAX_WAITING=47",
				"GAVEL_WEBHOOKS_TIMEOUT=48s", "GAVEL_WEBHOOKS_RETRY_FOR=49d", "GAVEL_WEBHOOKS_FORMER_SECRET_FOR=50h",
				"GAVEL_WEBHOOKS_KEEP_FOR=51d", "GAVEL_COMPAT_JOBE_ENABLED=true",
				"GAVEL_COMPAT_SANDBOX_FUSION_ENABLED=false", "GAVEL_COMPAT_JUDGE0_ENABLED=true",
				"GAVEL_COMPAT_PISTON_ENABLED=false", "GAVEL_COMPAT_NETWORKS=moodle=10.1.0.0/16,lab=192.168.7.9",
				"GAVEL_COMPAT_PATIENCE=52s", "GAVEL_COMPAT_MAX_WAITING=53", "GAVEL_COMPAT_FILES_MAX_SIZE=54MB",
				"GAVEL_COMPAT_FILES_MAX_COUNT=55", "GAVEL_COMPAT_FILES_MAX_TOTAL_SIZE=56MB",
				"GAVEL_COMPAT_FILES_KEEP_FOR=57d", "GAVEL_VERIFICATION_RUNS=5", "GAVEL_VERIFICATION_DELAY=58s")
			.run((context) -> assertThat(context.getBean(GavelProperties.class)).isEqualTo(expected));
	}

	@ParameterizedTest
	@CsvSource({ "gavel.limit.max-queued=1,gavel.limit.max-queued", "gavel.limits.max-queue=1,gavel.limits.max-queue",
			"gavel.limits.max-source-size=1MB,more than the 512 KB",
			"gavel.limits.max-request-size=17MB,more than the 16384 KB",
			"gavel.limits.max-value-size=17MB,more than the 16384 KB",
			"gavel.limits.max-upload-size=129MB,more than the 131072 KB",
			"gavel.limits.max-text-size=17MB,more than the 16384 KB",
			"gavel.limits.max-elements=1000001,must be less than or equal to 1000000",
			"gavel.limits.max-test-cases=10001,must be less than or equal to 10000",
			"gavel.limits.max-suite-size=257MB,more than the 262144 KB",
			"gavel.evaluations.max-size=33MB,more than the 32768 KB",
			"gavel.imports.max-size=1025MB,more than the 1048576 KB", "gavel.imports.keep-for=0d,expected more than 0",
			"gavel.access.session-idle=1s,must be longer than or equal to 1 minute",
			"gavel.limits.max-queued=0,must be greater than 0", "gavel.worker-token=short,at least 16 characters",
			"gavel.oidc.issuer=https://id.example,gavel.oidc.client-id is required",
			"gavel.worker-tokens=new=short,must have at least 16 characters",
			"gavel.worker-tokens=a-token-of-sixteen,comma-separated name=secret pairs",
			"gavel.worker-tokens=default=a-token-of-seventeen,two tokens named",
			"gavel.limits.default-time-limit=1m,more than gavel.limits.max-time-limit",
			"gavel.limits.max-memory-limit=1MB,more than gavel.limits.max-memory-limit",
			"gavel.webhooks.allowed-networks=example.com/8,expected addresses or ranges",
			"gavel.webhooks.refused-networks=example.com/8,expected addresses or ranges",
			"gavel.webhooks.keep-for=1d,less than gavel.webhooks.retry-for",
			"gavel.dispatch.sweep-interval=15s,not less than half of gavel.dispatch.silent-after" })
	void refusesToStartWith(String setting, String reason) {
		runner.withPropertyValues("gavel.worker-token=a-token-of-sixteen", setting)
			.run((context) -> assertThat(context.getStartupFailure()).isNotNull()
				.rootCause()
				.hasStackTraceContaining(reason));
	}

	@EnableConfigurationProperties(GavelProperties.class)
	static class Settings {

	}

}
