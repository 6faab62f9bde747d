package dev.gavel.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with a {@code kustomization.yaml}, read without building it. */
record Kustomization(Path folder, Map<String, Object> content) {

	static final String FILE = "kustomization.yaml";

	static Kustomization in(Path folder) {
		return new Kustomization(folder.normalize(), DeployFiles.yaml(folder.resolve(FILE)));
	}

	/** Files and folders that it is made of. */
	List<Path> parts() {
		return Stream.of("resources", "components")
			.flatMap((key) -> DeployFiles.<String>list(content, key).stream())
			.map((path) -> folder.resolve(path).normalize())
			.toList();
	}

	List<Path> generatedFrom() {
		return generators().stream()
			.flatMap((generator) -> DeployFiles.<String>list(generator, "files").stream())
			.map((path) -> folder.resolve(path).normalize())
			.toList();
	}

	/** All objects, its parts' included, as they stand in the files: without patches. */
	List<Map<String, Object>> documents() {
		List<Map<String, Object>> documents = new ArrayList<>();
		for (Path part : parts()) {
			documents
				.addAll(Files.isDirectory(part) ? in(part).documents() : DeployFiles.documents(DeployFiles.text(part)));
		}
		generators().stream().map(Kustomization::configMap).forEach(documents::add);
		return documents;
	}

	private List<Map<String, Object>> generators() {
		return DeployFiles.list(content, "configMapGenerator");
	}

	private static Map<String, Object> configMap(Map<String, Object> generator) {
		Map<String, String> data = new TreeMap<>();
		DeployFiles.<String>list(generator, "literals").forEach((literal) -> {
			String[] keyAndValue = literal.split("=", 2);
			data.put(keyAndValue[0], keyAndValue[1]);
		});
		DeployFiles.<String>list(generator, "files").forEach((file) -> data.put(file, ""));
		return Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", generator.get("name")),
				"data", data);
	}

}
