# What the scripts have in common: the project's folder and what they say to staff, in Kazakh, Russian or
# English by the language of the system. A script sets `script` to its own path, without links, and then reads
# it with `. "${script%/*}/common.sh"`.
root=${script%/scripts/*}

# Qt complains of a locale without UTF-8, and tests fail on any complaint.
case ${LC_ALL:-${LC_CTYPE:-${LANG-}}} in
'' | C | POSIX)
    export LC_CTYPE=C.UTF-8
    [ -z "${LC_ALL-}" ] || export LC_ALL=C.UTF-8
    ;;
esac

# say KEY [VALUE ...]: print a message; each %s takes a value.
say() {
    key=$1
    shift
    case $key in
    no-display)
        kk='Мұнда экран жоқ: барлық бетті суретке scripts/screenshots сақтайды.'
        ru='Здесь нет экрана: все страницы картинками сохранит scripts/screenshots.'
        en='There is no display here: scripts/screenshots shows every screen as a picture.' ;;
    no-python)
        kk='Python жоқ: 3.11, 3.12, 3.13 немесе 3.14 нұсқасын орнатып, қайта іске қосыңыз.'
        ru='Нет Python: установите версию 3.11, 3.12, 3.13 или 3.14 и запустите снова.'
        en='Python is missing: install version 3.11, 3.12, 3.13 or 3.14, then start again.' ;;
    by-hand)
        kk='Бірдеңе жетіспейді. Мынаны орнатып, қайта іске қосыңыз: %s'
        ru='Кое-чего не хватает. Установите это и запустите снова: %s'
        en='Something is missing. Install this, then start again: %s' ;;
    type)
        kk='Бірдеңе жетіспейді. Мына жолды бір рет теріп, қайта іске қосыңыз:  %s'
        ru='Кое-чего не хватает. Наберите один раз эту строку и запустите снова:  %s'
        en='Something is missing. Type this line once, then start again:  %s' ;;
    system)
        kk='Жүйелік пакеттер орнатылып жатыр: %s'
        ru='Устанавливаются системные пакеты: %s'
        en='Installing system packages: %s' ;;
    system-failed)
        kk='Орнатылмады. Бұларсыз киоск іске қосылмайды; теретін жол мынау:  %s'
        ru='Не получилось. Без этого киоск не запустится; вот строка, которую надо набрать:  %s'
        en='That failed. Without it the kiosk cannot start; the line to type is:  %s' ;;
    python-packages)
        kk='Python пакеттері орнатылып жатыр, алғаш рет шамамен 120 МБ.'
        ru='Устанавливаются пакеты Python, в первый раз около 120 МБ.'
        en='Installing Python packages, about 120 MB the first time.' ;;
    venv-failed)
        kk='Бұл қалтада Python ортасы жасалмады: %s. Флешкада болса, қалтаны компьютердің өз дискісіне көшіріңіз.'
        ru='В этой папке не получилось создать среду Python: %s. Если папка на флешке, скопируйте её на диск компьютера.'
        en='No Python environment could be made in this folder: %s. If it is on a stick, copy it to the disk of the computer.' ;;
    foreign)
        kk='«%s» қалтасы басқа пайдаланушыныкі. Мына жолды бір рет теріп, қайта іске қосыңыз:  sudo sh %s'
        ru='Папка «%s» принадлежит другому пользователю. Наберите один раз эту строку и запустите снова:  sudo sh %s'
        en='The folder “%s” belongs to another user. Type this line once, then start again:  sudo sh %s' ;;
    left)
        kk='Ескі орта өшірілмеді, ол енді керек емес:  sudo rm -rf %s'
        ru='Прежняя среда не удалилась, она больше не нужна:  sudo rm -rf %s'
        en='The former environment could not be deleted; it is not needed any more:  sudo rm -rf %s' ;;
    qt)
        kk='Qt ашылмайды: не жетіспейтіні жоғарыдағы жолда.'
        ru='Qt не загружается: чего не хватает, сказано строкой выше.'
        en='Qt does not load: the line above says what is missing.' ;;
    no-update)
        kk='Пакеттер жаңартылмады: орнатылып тұрғандарымен жұмыс жалғасады.'
        ru='Обновить пакеты не удалось: работа продолжается с теми, что есть.'
        en='The packages could not be updated: going on with those that are installed.' ;;
    no-packages)
        kk='Пакеттер орнатылмады. Интернет пен дискіде 1 ГБ бос орын бар ма? Болғанда қайта іске қосыңыз.'
        ru='Установить пакеты не удалось. Есть ли интернет и 1 ГБ места на диске? Когда будут, запустите снова.'
        en='The packages could not be installed. Is there an internet connection, and 1 GB of disk? Start again when there is.' ;;
    bundle-where)
        kk='Қалтаны атаңыз, мысалы: scripts/bundle /media/stick/kiosk'
        ru='Укажите папку, например: scripts/bundle /media/stick/kiosk'
        en='Name a folder, such as: scripts/bundle /media/stick/kiosk' ;;
    bundle-taken)
        kk='«%s» қалтасы бос емес: басқасын таңдаңыз.'
        ru='Папка «%s» не пуста: выберите другую.'
        en='The folder “%s” is not empty: choose another one.' ;;
    bundle-made)
        kk='Дайын: «%s» қалтасын екінші компьютердің дискісіне көшіріп, сонда іске қосыңыз:  sh scripts/run'
        ru='Готово: скопируйте папку «%s» на диск другого компьютера и запустите там:  sh scripts/run'
        en='Done: copy the folder “%s” to the disk of the other computer and start there:  sh scripts/run' ;;
    package-debian)
        kk='Пакетті Debian жүйесінде, сол шығарылымның өз Python-ымен жасау керек: бұл жерде %s.'
        ru='Пакет собирают в Debian, с Python того же выпуска: здесь %s.'
        en='The package is built on Debian, with the Python of that release: this is %s.' ;;
    package-place)
        kk='Пакет ішінде осы компьютердің «%s» жолы қалды: жоғарыдағы файлдарды қараңыз.'
        ru='В пакете остался путь этого компьютера, «%s»: посмотрите файлы, названные выше.'
        en='The package still names a place on this computer, “%s”: look at the files above.' ;;
    package-root)
        kk='Жаңа жүйелерді тек root жасай алады. Мынаны теріңіз:  sudo sh %s'
        ru='Новые системы может создать только root. Наберите:  sudo sh %s'
        en='Only root can set up new systems. Type:  sudo sh %s' ;;
    package-made)
        kk='Дайын, %s МБ. Орнату үшін теріңіз:  sudo apt install %s'
        ru='Готово, %s МБ. Чтобы установить, наберите:  sudo apt install %s'
        en='Done, %s MB. To install it, type:  sudo apt install %s' ;;
    esac
    case ${LC_ALL:-${LC_MESSAGES:-${LANG-}}} in
    kk*) text=$kk ;;
    ru*) text=$ru ;;
    *) text=$en ;;
    esac
    # shellcheck disable=SC2059
    printf "$text\n" "$@" >&2
}

# A person has to do something first: exit code 2.
ask() {
    say "$@"
    exit 2
}

need_display() {
    if [ "$(uname)" = Linux ] && [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}${QT_QPA_PLATFORM-}" ]; then
        ask no-display
    fi
}
