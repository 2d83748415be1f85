# SPDX-License-Identifier: MIT
# CPack runs this between the installation into its own folder and the packing. It adds what Debian's policy wants.
foreach(tool dpkg-shlibdeps file)
  find_program(found_${tool} ${tool})
  if(NOT found_${tool})
    message(FATAL_ERROR "${tool} is not there, and a package needs it: apt-get install dpkg-dev file")
  endif()
endforeach()

set(root "${CPACK_TEMPORARY_DIRECTORY}")
set(doc "${root}/usr/share/doc/intouch")
set(file_mode OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
set(folder_mode OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# CPack has DESTDIR set here, which file(INSTALL) and file(COPY) would put before the path.
function(add from to)
  configure_file("${CPACK_INTOUCH_SOURCE}/${from}" "${to}" COPYONLY FILE_PERMISSIONS ${file_mode})
endfunction()

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run("${CPACK_INTOUCH_STRIP}" --strip-unneeded --remove-section=.comment --remove-section=.note "${root}/usr/bin/intouch")

add(config/package/copyright "${doc}/copyright")
add(config/package/README.Debian "${doc}/README.Debian")
add(config/package/lintian-overrides "${root}/usr/share/lintian/overrides/intouch")
add(CHANGELOG.md "${doc}/changelog")

set(ENV{LC_ALL} C)
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH, when that is set
file(WRITE "${doc}/changelog.Debian"
"intouch (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) bookworm; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}. Its changes are in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
file(CHMOD "${doc}/changelog.Debian" PERMISSIONS ${file_mode})

file(GLOB_RECURSE manuals "${root}/usr/share/man/*")
run(gzip -9nf "${doc}/changelog" "${doc}/changelog.Debian" ${manuals})

# The folder of the system's roster; postinst gives it to the group.
file(MAKE_DIRECTORY "${root}/etc/intouch")

# A umask of the builder never reaches the package.
file(GLOB_RECURSE paths LIST_DIRECTORIES true "${root}/*")
foreach(path IN LISTS paths)
  if(IS_DIRECTORY "${path}")
    file(CHMOD "${path}" PERMISSIONS ${folder_mode})
  endif()
endforeach()
