package dev.gavel.worker.sandbox.oci;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * A thread behind pipes such as a cell has, which says the same after every frame.
 *
 * @param channel the worker's end
 */
record AnsweringCell(SupervisorChannel channel, Path directory) implements Closeable {

	static AnsweringCell start(byte[] answer) throws IOException {
		Path directory = Files.createTempDirectory("gavel-pipes");
		Path in = directory.resolve("in");
		Path out = directory.resolve("out");
		Command.of("mkfifo", in.toString(), out.toString()).run();
		try (RandomAccessFile inHeld = new RandomAccessFile(in.toFile(), "rw");
				RandomAccessFile outHeld = new RandomAccessFile(out.toFile(), "rw")) {
			FileInputStream asked = new FileInputStream(in.toFile());
			FileOutputStream answered = new FileOutputStream(out.toFile());
			new Thread(() -> answer(asked, answered, answer), "answering cell").start();
			return new AnsweringCell(
					new SupervisorChannel(new FileOutputStream(in.toFile()), new FileInputStream(out.toFile())),
					directory);
		}
	}

	static byte[] frame(char type, byte[] header, byte[] payload) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(Integer.BYTES + header.length + payload.length);
		out.writeByte(type);
		out.writeInt(header.length);
		out.write(header);
		out.write(payload);
		return bytes.toByteArray();
	}

	private static void answer(FileInputStream asked, FileOutputStream answered, byte[] answer) {
		try (DataInputStream in = new DataInputStream(asked); answered) {
			while (true) {
				int length = in.readInt();
				in.readNBytes(1 + length);
				answered.write(answer);
			}
		}
		catch (EOFException ex) {
			// The worker's end is closed.
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
		FileSystemUtils.deleteRecursively(directory);
	}

}
