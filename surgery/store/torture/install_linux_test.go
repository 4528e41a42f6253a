package torture

import "socialmediasurgery/surgery/store/torture/faultvfs"

func install() error { return faultvfs.Install() }
