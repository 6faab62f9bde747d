package dev.gavel.worker;

import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Opens HTTP clients that send the worker's credential to the API. */
public final class ApiConnection {

	private ApiConnection() {
	}

	/**
	 * @param timeout how long an answer may take
	 */
	public static RestClient open(WorkerProperties properties, Duration timeout, ObservationRegistry observations) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		requests.setReadTimeout(timeout);
		return RestClient.builder()
			.requestFactory(requests)
			.observationRegistry(observations)
			.baseUrl(properties.apiUrl().toString())
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + properties.apiToken())
			.build();
	}

}
