// SPDX-License-Identifier: MIT
#include "store/network_file_system.hpp"

namespace intouch::store {

std::optional<std::string_view> network_file_system(std::uint32_t magic) {
    switch (magic) {
    case 0x6969:
        return "NFS";
    case 0xFF534D42:
        return "CIFS";
    case 0xFE534D42:
        return "SMB2";
    case 0x517B:
        return "SMB";
    case 0x01021997:
        return "9p";
    case 0x65735546:
        return "FUSE";
    case 0x5346414F: // OpenAFS
    case 0x6B414653: // the AFS client of the kernel
        return "AFS";
    case 0x73757245:
        return "Coda";
    case 0x00C36400:
        return "Ceph";
    case 0x7461636F:
        return "OCFS2";
    case 0x01161970:
        return "GFS2";
    case 0x0BD00BD0:
        return "Lustre";
    case 0x47504653:
        return "GPFS";
    default:
        return std::nullopt;
    }
}

} // namespace intouch::store
