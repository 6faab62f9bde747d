package dev.gavel.api.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Scripts import one another by relative addresses, which know no hash of their content.
 * So all of them share one version, a folder in their address, and may be kept for long.
 */
@Configuration(proxyBeanMethods = false)
class ModuleFiles implements WebMvcConfigurer {

	private static final String FOLDER = "js/";

	private final String[] locations;

	ModuleFiles(WebProperties properties) {
		this.locations = Arrays.stream(properties.getResources().getStaticLocations())
			.map((location) -> location + FOLDER)
			.toArray(String[]::new);
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/" + FOLDER + "**")
			.addResourceLocations(locations)
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)))
			.resourceChain(true)
			.addResolver(new VersionResourceResolver().addFixedVersionStrategy(version(), "/**"));
	}

	private String version() {
		StringBuilder digests = new StringBuilder();
		try {
			for (String location : locations) {
				for (Resource file : scripts(location)) {
					digests.append(DigestUtils.md5DigestAsHex(StreamUtils.copyToByteArray(file.getInputStream())));
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The scripts of the pages cannot be read", ex);
		}
		return DigestUtils.md5DigestAsHex(digests.toString().getBytes(StandardCharsets.US_ASCII));
	}

	private static Resource[] scripts(String location) throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		if (!resolver.getResource(location).exists()) {
			return new Resource[0];
		}
		Resource[] found = resolver.getResources(location + "*.js");
		Arrays.sort(found, Comparator.comparing(Resource::getFilename));
		return found;
	}

}
