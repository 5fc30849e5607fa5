// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.jspecify.annotations.Nullable;

/** Where the accounts live while the job runs. */
enum StateBackend {
    /** On the heap: fastest, as many accounts as fit into memory, each snapshot writes all of them. */
    HASHMAP {
        @Override
        void into(Configuration config) {
            config.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        }

        @Override
        void into(Configuration config, int parallelism, Path folder) {
            into(config);
            // Flink wants some, nothing uses it
            config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        }
    },

    /** On disk under a bounded cache: as many accounts as fit on the disk, a snapshot writes what changed. */
    ROCKSDB {
        @Override
        void into(Configuration config) {
            config.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
            config.set(RocksDBOptions.USE_MANAGED_MEMORY, true);
            config.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
            config.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        }

        @Override
        void into(Configuration config, int parallelism, Path folder) {
            into(config);
            config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(CACHE_MIB * parallelism));
            config.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.toString());
        }
    };

    /** Outside the heap, for each subtask: blocks read and tables not yet written. */
    private static final long CACHE_MIB = 256;

    /** Configures a job; how much memory and which disk its processes have is theirs to know. */
    abstract void into(Configuration config);

    /** Configures Flink in this process; {@code folder} is for working files that nobody needs after the process. */
    abstract void into(Configuration config, int parallelism, Path folder);

    /** The backend of this name, or null. */
    static @Nullable StateBackend named(String name) {
        for (StateBackend backend : values()) {
            if (backend.name().toLowerCase(Locale.ROOT).equals(name)) {
                return backend;
            }
        }
        return null;
    }
}
