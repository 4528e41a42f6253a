#ifndef FAULTVFS_H
#define FAULTVFS_H

enum { CALL_READ, CALL_WRITE, CALL_SYNC, CALL_TRUNCATE, CALL_DELETE, CALL_OPEN, CALLS };

struct left { /* what a cut left of the sectors that were not synced */
	int written, reverted, torn, older, deleted_again, deleted_not, sizes;
};

int fv_install(void);
void fv_watch(const char *folder);
void fv_cut_after(int calls, unsigned long long seed);
void fv_cut_now(void);
int fv_dead(void);
struct left fv_cut(int *failed);
void fv_fail(int call, int error, int at, int lasting);
int fv_fired(void);
int fv_calls(int call);
void fv_synchronous(const char *value);
int fv_rewritten(void);

#endif
