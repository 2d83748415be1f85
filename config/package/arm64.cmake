# SPDX-License-Identifier: MIT
# Builds for 64-bit ARM on a Debian 12 of another processor. clang is a cross compiler, and multiarch has the libraries:
#
#   dpkg --add-architecture arm64 && apt-get update
#   apt-get install $(sed -n '/^\[run\]/,/^\[test\]/s/^\(lib[a-z0-9.+-]*-dev\).*/\1:arm64/p' .ci/packages) libstdc++-12-dev:arm64 llvm-19
#   cmake -G Ninja -B build/arm64 -DCMAKE_TOOLCHAIN_FILE=$PWD/config/package/arm64.cmake
#   cmake --build build/arm64 --target package
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_COMPILER_TARGET aarch64-linux-gnu)
set(CMAKE_EXE_LINKER_FLAGS_INIT -fuse-ld=lld)
set(CMAKE_STRIP llvm-strip-19)
set(ENV{PKG_CONFIG_LIBDIR} "/usr/lib/aarch64-linux-gnu/pkgconfig:/usr/share/pkgconfig")
set(INTOUCH_ARCHITECTURE arm64)
