// SPDX-License-Identifier: MIT
#include "store/network_file_system.hpp"

#include <doctest/doctest.h>

#include <cstdint>

using namespace intouch;

TEST_CASE("network file systems are known by their magic number and local ones are not among them") {
    using store::network_file_system;
    CHECK(network_file_system(0x6969) == "NFS");
    CHECK(network_file_system(0xFF534D42) == "CIFS");
    CHECK(network_file_system(0xFE534D42) == "SMB2");
    CHECK(network_file_system(0x01021997) == "9p");
    CHECK(network_file_system(0x65735546) == "FUSE");
    for (const std::uint32_t local :
         {0xEF53U, 0x01021994U, 0x794C7630U, 0x9123683EU, 0x58465342U, 0x2FC12FC1U, 0xF2F52010U})
        CHECK_FALSE(network_file_system(local).has_value()); // ext4, tmpfs, overlay, btrfs, xfs, zfs, f2fs
}
