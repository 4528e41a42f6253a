/* A file system for SQLite that lies over the default one. What is written goes
 * through; beside it stands, for every sector of 512 bytes that was written and
 * not yet synced, what it held when it was last synced. A power cut is made from
 * that: each such sector is new, old, a version between, or torn. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faultvfs.h"
#include "sqlite.h"

#define SECTOR 512

typedef struct sector {
	unsigned char old[SECTOR], mid[SECTOR];
	char has_mid;
	char doomed; /* a sync that failed: the system has forgotten that it is to be written */
} sector;

typedef struct record { /* a file, by its name, since its last sync */
	struct record *next;
	char name[PATH_MAX];
	sector **dirty; /* by number; NULL is clean */
	sqlite3_int64 room, size; /* of dirty; of the file when last synced */
	char fresh;               /* its name is not synced yet */
	char deleted;             /* and that is not synced; removed holds it */
	unsigned char *removed;
} record;

typedef struct file {
	sqlite3_file base;
	record *about; /* NULL: outside the watched folder */
	int syncs_folder; /* with its first sync: SQLite does for journals */
	sqlite3_file *real;
} file;

static sqlite3_vfs ours, *under;
static sqlite3_io_methods methods;
static record *records;
static char folder[PATH_MAX];
static int dead, countdown, armed; /* power */
static int fail_call = -1, fail_errno, fail_at, fail_lasting, fired, seen[CALLS], last_errno;
static char synchronous[8];
static int rewritten;
static unsigned long long random_state = 1;

static unsigned roll(unsigned below) {
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return below ? (unsigned)((random_state >> 11) % below) : 0;
}

static void forget_dirty(record *r, int also_doomed) {
	for (sqlite3_int64 i = 0; i < r->room; i++)
		if (r->dirty[i] && (also_doomed || !r->dirty[i]->doomed)) {
			free(r->dirty[i]);
			r->dirty[i] = NULL;
		}
}

static int watched(const char *name) {
	size_t n = strlen(folder);
	return name && n && !strncmp(name, folder, n) && name[n] == '/';
}

static record *find(const char *name) {
	for (record *r = records; r; r = r->next)
		if (!strcmp(r->name, name)) return r;
	record *r = calloc(1, sizeof *r);
	strncpy(r->name, name, sizeof r->name - 1);
	struct stat about;
	r->fresh = stat(name, &about) != 0;
	r->size = r->fresh ? 0 : about.st_size;
	r->next = records;
	return records = r;
}

/* fault answers SQLite's code for this call: OK to go on. The power goes at a
 * call that changes something; whether that call still happened is left to
 * chance. */
static int fault(record *about, int call, int code, int *do_it) {
	*do_it = 1;
	if (!about) return SQLITE_OK;
	if (dead) {
		*do_it = 0;
		return SQLITE_IOERR;
	}
	seen[call]++;
	if (call == fail_call && (seen[call] == fail_at || (fail_lasting && seen[call] > fail_at))) {
		fired++;
		last_errno = fail_errno;
		*do_it = 0;
		return fail_errno == ENOSPC && call == CALL_WRITE ? SQLITE_FULL : code;
	}
	if (armed && call != CALL_READ && call != CALL_OPEN && --countdown <= 0) {
		dead = 1;
		*do_it = roll(2);
		return SQLITE_IOERR;
	}
	return SQLITE_OK;
}

/* remember keeps what the sectors hold before they are changed. */
static int remember(file *f, sqlite3_int64 from, sqlite3_int64 to) {
	record *r = f->about;
	sqlite3_int64 last = (to + SECTOR - 1) / SECTOR;
	if (last > r->room) {
		r->dirty = realloc(r->dirty, last * sizeof *r->dirty);
		memset(r->dirty + r->room, 0, (last - r->room) * sizeof *r->dirty);
		r->room = last;
	}
	for (sqlite3_int64 i = from / SECTOR; i < last; i++) {
		unsigned char now[SECTOR];
		memset(now, 0, SECTOR);
		int rc = f->real->pMethods->xRead(f->real, now, SECTOR, i * SECTOR);
		if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ) return rc;
		if (!r->dirty[i]) {
			r->dirty[i] = calloc(1, sizeof(sector));
			memcpy(r->dirty[i]->old, now, SECTOR);
		} else {
			if (roll(2)) {
				memcpy(r->dirty[i]->mid, now, SECTOR);
				r->dirty[i]->has_mid = 1;
			}
			r->dirty[i]->doomed = 0;
		}
	}
	return SQLITE_OK;
}

static int fv_close(sqlite3_file *p) {
	file *f = (file *)p;
	return f->real->pMethods ? f->real->pMethods->xClose(f->real) : SQLITE_OK;
}

static int fv_read(sqlite3_file *p, void *into, int n, sqlite3_int64 at) {
	file *f = (file *)p;
	int do_it, rc = fault(f->about, CALL_READ, SQLITE_IOERR_READ, &do_it);
	return rc ? rc : f->real->pMethods->xRead(f->real, into, n, at);
}

static int fv_write(sqlite3_file *p, const void *from, int n, sqlite3_int64 at) {
	file *f = (file *)p;
	int do_it, rc = fault(f->about, CALL_WRITE, SQLITE_IOERR_WRITE, &do_it);
	if (f->about && rc && !dead && n > SECTOR && roll(2)) { /* some of it was written before the fault */
		do_it = 1;
		n -= n / 3;
	}
	if (!do_it) return rc;
	if (f->about) {
		int trouble = remember(f, at, at + n);
		if (trouble) return trouble;
	}
	int wrote = f->real->pMethods->xWrite(f->real, from, n, at);
	return rc ? rc : wrote;
}

static int fv_truncate(sqlite3_file *p, sqlite3_int64 size) {
	file *f = (file *)p;
	int do_it, rc = fault(f->about, CALL_TRUNCATE, SQLITE_IOERR_TRUNCATE, &do_it);
	if (!do_it) return rc;
	if (f->about) {
		sqlite3_int64 now = 0;
		f->real->pMethods->xFileSize(f->real, &now);
		int trouble = size < now ? remember(f, size, now) : SQLITE_OK;
		if (trouble) return trouble;
	}
	int cut = f->real->pMethods->xTruncate(f->real, size);
	return rc ? rc : cut;
}

static int fv_sync(sqlite3_file *p, int flags) {
	file *f = (file *)p;
	int do_it, rc = fault(f->about, CALL_SYNC, SQLITE_IOERR_FSYNC, &do_it);
	record *r = f->about;
	if (!r) return f->real->pMethods->xSync(f->real, flags);
	if (!do_it) {
		if (!dead)
			for (sqlite3_int64 i = 0; i < r->room; i++)
				if (r->dirty[i]) r->dirty[i]->doomed = 1;
		return rc;
	}
	forget_dirty(r, 0);
	f->real->pMethods->xFileSize(f->real, &r->size);
	if (r->fresh && f->syncs_folder)
		for (record *other = records; other; other = other->next) other->fresh = other->deleted = 0;
	return rc; /* nothing real is synced: the cut is not real either */
}

static int fv_size(sqlite3_file *p, sqlite3_int64 *size) {
	return ((file *)p)->real->pMethods->xFileSize(((file *)p)->real, size);
}

static int fv_control(sqlite3_file *p, int op, void *arg) {
	file *f = (file *)p;
	if (f->about && op == SQLITE_FCNTL_SIZE_HINT) return SQLITE_OK; /* would extend the file past us */
	if (f->about && op == SQLITE_FCNTL_PRAGMA && *synchronous) {
		char **said = arg;
		if (!strcmp(said[1], "synchronous") && said[2] && strlen(said[2]) >= strlen(synchronous)) {
			strcpy(said[2], synchronous);
			rewritten++;
		}
	}
	return f->real->pMethods->xFileControl(f->real, op, arg);
}

/* What passes through unchanged. */
#define REAL ((file *)p)->real
static int fv_lock(sqlite3_file *p, int how) { return REAL->pMethods->xLock(REAL, how); }
static int fv_unlock(sqlite3_file *p, int how) { return REAL->pMethods->xUnlock(REAL, how); }
static int fv_reserved(sqlite3_file *p, int *is) { return REAL->pMethods->xCheckReservedLock(REAL, is); }
static int fv_sector(sqlite3_file *p) { return REAL->pMethods->xSectorSize(REAL); }
static int fv_device(sqlite3_file *p) { return REAL->pMethods->xDeviceCharacteristics(REAL); }
static int fv_shm_map(sqlite3_file *p, int page, int size, int extend, void volatile **at) {
	return REAL->pMethods->xShmMap(REAL, page, size, extend, at);
}
static int fv_shm_lock(sqlite3_file *p, int from, int n, int flags) { return REAL->pMethods->xShmLock(REAL, from, n, flags); }
static void fv_shm_barrier(sqlite3_file *p) { REAL->pMethods->xShmBarrier(REAL); }
static int fv_shm_unmap(sqlite3_file *p, int remove) { return REAL->pMethods->xShmUnmap(REAL, remove); }

static int fv_open(sqlite3_vfs *v, const char *name, sqlite3_file *p, int flags, int *out) {
	file *f = (file *)p;
	f->base.pMethods = NULL;
	f->about = NULL;
	f->real = (sqlite3_file *)(f + 1);
	if ((flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) && watched(name)) f->about = find(name);
	f->syncs_folder = !(flags & SQLITE_OPEN_MAIN_DB);
	int do_it, rc = fault(f->about, CALL_OPEN, SQLITE_CANTOPEN, &do_it);
	if (rc) return dead ? SQLITE_CANTOPEN : rc;
	rc = under->xOpen(under, name, f->real, flags, out);
	if (f->real->pMethods) f->base.pMethods = &methods;
	return rc;
}

static int fv_delete(sqlite3_vfs *v, const char *name, int sync) {
	record *r = watched(name) ? find(name) : NULL;
	int do_it, rc = fault(r, CALL_DELETE, SQLITE_IOERR_DELETE, &do_it);
	if (!do_it) return rc;
	if (r) {
		/* Until its folder is synced it can be back, as it was when last synced. */
		int fd = open(name, O_RDONLY);
		if (fd >= 0 && !sync && !r->fresh && !r->deleted) {
			free(r->removed);
			r->removed = calloc(1, r->size + SECTOR);
			if (pread(fd, r->removed, r->size, 0) < 0) return SQLITE_IOERR_DELETE;
			for (sqlite3_int64 i = 0; i < r->room && i * SECTOR < r->size; i++)
				if (r->dirty[i]) memcpy(r->removed + i * SECTOR, r->dirty[i]->old, SECTOR);
			r->deleted = 1;
		}
		if (fd >= 0) close(fd);
		if (sync) r->deleted = 0;
		forget_dirty(r, 1);
		r->fresh = 1;
	}
	int gone = under->xDelete(under, name, r ? 0 : sync);
	return rc ? rc : gone;
}

static int fv_last_error(sqlite3_vfs *v, int n, char *into) {
	return fail_call >= 0 && fired ? last_errno : under->xGetLastError(under, n, into);
}

static int fv_access(sqlite3_vfs *v, const char *name, int flags, int *is) { return under->xAccess(under, name, flags, is); }
static int fv_full(sqlite3_vfs *v, const char *name, int n, char *into) { return under->xFullPathname(under, name, n, into); }
static int fv_randomness(sqlite3_vfs *v, int n, char *into) { return under->xRandomness(under, n, into); }
static int fv_sleep(sqlite3_vfs *v, int us) { return under->xSleep(under, us); }
static int fv_now(sqlite3_vfs *v, double *now) { return under->xCurrentTime(under, now); }
static int fv_now64(sqlite3_vfs *v, sqlite3_int64 *now) { return under->xCurrentTimeInt64(under, now); }

int fv_install(void) {
	if (under) return 1;
	if (!sqlite3_vfs_find || !sqlite3_vfs_register || !(under = sqlite3_vfs_find(NULL))) return 0;
	ours = (sqlite3_vfs){
		.iVersion = 2, .szOsFile = sizeof(file) + under->szOsFile, .mxPathname = under->mxPathname, .zName = "faulty",
		.xOpen = fv_open, .xDelete = fv_delete, .xAccess = fv_access, .xFullPathname = fv_full,
		.xRandomness = fv_randomness, .xSleep = fv_sleep, .xCurrentTime = fv_now,
		.xGetLastError = fv_last_error, .xCurrentTimeInt64 = fv_now64,
	};
	methods = (sqlite3_io_methods){
		.iVersion = 2, .xClose = fv_close, .xRead = fv_read, .xWrite = fv_write, .xTruncate = fv_truncate,
		.xSync = fv_sync, .xFileSize = fv_size, .xLock = fv_lock, .xUnlock = fv_unlock,
		.xCheckReservedLock = fv_reserved, .xFileControl = fv_control, .xSectorSize = fv_sector,
		.xDeviceCharacteristics = fv_device, .xShmMap = fv_shm_map, .xShmLock = fv_shm_lock,
		.xShmBarrier = fv_shm_barrier, .xShmUnmap = fv_shm_unmap,
	};
	return sqlite3_vfs_register(&ours, 1) == SQLITE_OK;
}

void fv_watch(const char *at) {
	while (records) {
		record *r = records;
		records = r->next;
		forget_dirty(r, 1);
		free(r->dirty);
		free(r->removed);
		free(r);
	}
	strncpy(folder, at, sizeof folder - 1);
	dead = armed = fired = 0;
	fail_call = -1;
	*synchronous = 0;
	rewritten = 0;
	memset(seen, 0, sizeof seen);
}

void fv_cut_after(int calls, unsigned long long seed) {
	countdown = calls;
	armed = 1;
	random_state = seed * 2654435761u + 88172645463325252ull;
	for (int i = 0; i < 8; i++) roll(1);
}

void fv_cut_now(void) { dead = 1; }
int fv_dead(void) { return dead; }

/* cut_file makes the file what the cut left of it. */
static int cut_file(record *r, struct left *left) {
	if (r->deleted && roll(2)) { /* the deletion is lost: the file is back as last synced */
		int fd = open(r->name, O_RDWR | O_CREAT | O_TRUNC, 0600);
		if (fd < 0 || pwrite(fd, r->removed, r->size, 0) != r->size) return 0;
		left->deleted_not++;
		return close(fd) == 0;
	}
	int fd = open(r->name, O_RDWR);
	if (fd < 0) return errno == ENOENT;
	if (r->fresh && roll(3) == 0) { /* its name is lost */
		close(fd);
		left->deleted_again++;
		return unlink(r->name) == 0;
	}
	struct stat about;
	if (fstat(fd, &about)) return 0;
	sqlite3_int64 now = about.st_size, size = now;
	if (now != r->size) {
		sqlite3_int64 low = now < r->size ? now : r->size, high = now < r->size ? r->size : now;
		switch (roll(3)) {
		case 0: size = r->size; break;
		case 1: size = now > r->size ? low + (sqlite3_int64)roll((unsigned)(high - low + 1)) / SECTOR * SECTOR : now; break;
		}
		if (size != now) left->sizes++;
	}
	if (ftruncate(fd, size)) return 0;
	for (sqlite3_int64 i = 0; i < r->room && i * SECTOR < size; i++) {
		sector *s = r->dirty[i];
		if (!s) continue;
		unsigned char it[SECTOR];
		memset(it, 0, SECTOR);
		if (pread(fd, it, SECTOR, i * SECTOR) < 0) return 0;
		unsigned chance = s->doomed || i * SECTOR >= now ? 99 : roll(100);
		if (chance < 40) {
			left->written++;
			continue;
		}
		if (chance < 50 && s->has_mid) {
			memcpy(it, s->mid, SECTOR);
			left->older++;
		} else if (chance < 70) {
			unsigned at = roll(SECTOR);
			if (roll(2)) memcpy(it, s->old, at);
			else memcpy(it + at, s->old + at, SECTOR - at);
			left->torn++;
		} else {
			memcpy(it, s->old, SECTOR);
			left->reverted++;
		}
		sqlite3_int64 n = size - i * SECTOR < SECTOR ? size - i * SECTOR : SECTOR;
		if (pwrite(fd, it, n, i * SECTOR) != n) return 0;
	}
	return close(fd) == 0;
}

struct left fv_cut(int *failed) {
	struct left left = {0};
	*failed = 0;
	for (record *r = records; r; r = r->next)
		if (!cut_file(r, &left)) *failed = 1;
	char at[PATH_MAX];
	strcpy(at, folder);
	fv_watch(at);
	return left;
}

void fv_fail(int call, int error, int at, int lasting) {
	fail_call = call;
	fail_errno = error;
	fail_at = at;
	fail_lasting = lasting;
	fired = 0;
	memset(seen, 0, sizeof seen);
}

int fv_fired(void) { return fired; }
int fv_calls(int call) { return seen[call]; }
void fv_synchronous(const char *value) {
	strncpy(synchronous, value, sizeof synchronous - 1);
	rewritten = 0;
}
int fv_rewritten(void) { return rewritten; }
