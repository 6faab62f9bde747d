package dev.gavel.worker;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a worker is and where it belongs.
 *
 * @param id names the worker in reports, Kafka client ids and logs; unique among the
 * workers that run
 * @param apiUrl where the API service answers; test suites are fetched from it
 * @param apiToken the credential that the API asks of workers
 * @param slots submissions judged at once; never more than the worker's cores, otherwise
 * CPU times become noise
 * @param suiteCacheSize the total size of the test suites that are cached
 * @param suiteCacheDir the folder of their files; these have no name and vanish with the
 * worker
 * @param stopGrace how long running jobs may go on when the worker is told to stop; later
 * they are given back
 * @param leaveWithin how long an idle slot may then take to leave Kafka, which answers
 * its last request for a job first, within 0.25 s; a slot that leaves earlier may still
 * be given a job, which then waits until its lock expires
 */
@Validated
@ConfigurationProperties(prefix = "gavel.worker", ignoreUnknownFields = false)
public record WorkerProperties(@NotBlank String id, @NotNull URI apiUrl, @NotBlank String apiToken,
		@Min(1) @Max(1000) int slots, @DefaultValue("512MB") DataSize suiteCacheSize, @NotNull Path suiteCacheDir,
		@DefaultValue("10s") Duration stopGrace, @DefaultValue("8s") Duration leaveWithin) {
}
